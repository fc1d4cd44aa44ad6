/** @file `docs/privacy.md`, made from the registry of attacks: what each tries, what it needs, what it does not prove. */
import { type AttackNeed, attacks } from "../../packages/engine/quality/privacy/index.ts";

const needs: Readonly<Record<AttackNeed, string>> = {
  holdout: "held-out rows",
  "several-columns": "several columns",
  relationships: "foreign keys in the schema",
  sensitive: 'a column of `"role": "sensitive"`',
  entity: "`entity` in the schema",
};

const introduction = `# Privacy, by attack

\`\`\`sh
npm run semblance -- attack real.csv twin.csv --holdout fresh.csv
npm run semblance -- evaluate real.csv twin.csv --holdout fresh.csv --html report.html   # the quick ones, in the report
\`\`\`

A twin is attacked as someone would who has it and wants to know who was in the real data. REAL is what the generator
was fitted on; \`--holdout\` are real rows that it never saw. Only beside those can be told what an attack learnt from
the twin and what anybody knows from the population: most attacks cannot be judged without them, and then nothing
passes. Hold rows out before fitting.

- *fail*: an attack learnt of single persons what chance would not tell. Do not hand the twin on.
- *warn*: an attack came near, or could not be tried.
- *pass*: every attack that was tried stayed within chance. It is no proof that no other attack exists.

Copies and membership are tried on single rows, and on whole people: a row of a table that others point to beside what
its children sum up to, or all rows of one person where the schema names an \`entity\`.

Limits stand beside each figure, with its 95 % interval and what a harmless twin would score. A holdout that shares
more rows with the fitted ones than duplicates explain voids the attacks that need it, and is told. What is found is
said without the value that gives a person away: no value of fewer than five real rows stands in a finding.

Distance to the closest record is a smoke test for overfitting and no more: datasets pass it and fall to membership
inference (Yao and others 2025). k-anonymity and its kin describe a table; they are not the claim.

| attack | what it tries | needs | what a good result does not prove | from |
| --- | --- | --- | --- | --- |
`;

export function renderAttacksPage(): string {
  const rows = attacks.map(
    ({ name, about, needs: needed, limits, citation }) =>
      `| \`${name}\` | ${about} | ${needed.map((need) => needs[need]).join(", ") || "–"} | ${limits} | ${citation} |`,
  );
  return `${introduction}${rows.join("\n")}\n`;
}
