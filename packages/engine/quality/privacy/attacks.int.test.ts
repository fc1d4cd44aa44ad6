import { expect, test } from "vitest";
import { fillPermutation, Random } from "../../base/index.ts";
import { concatTables, detectSchema, sliceTable, type Table, takeRows } from "../../table/index.ts";
import { hasSharedData, loadSharedTable } from "../../table/testing/load-shared.ts";
import { attacks, runAttacks } from "./index.ts";

/** Fitted, held-out and fresh rows of one source. */
function cutThirds(name: string): readonly Table[] {
  const table = loadSharedTable(name);
  const order = Int32Array.from(fillPermutation(new Random(1), new Uint32Array(table.rowCount)));
  const shuffled = takeRows(table, order);
  const third = Math.floor(table.rowCount / 3);
  return [0, 1, 2].map((at) => sliceTable(shuffled, at * third, (at + 1) * third));
}

async function attack(name: string, synthesise: (fitted: Table, fresh: Table) => Table) {
  const [real, holdout, fresh] = cutThirds(name) as [Table, Table, Table];
  const database = (table: Table) => new Map([[name, { ...table, name }]]);
  const schema = detectSchema(database(real)).schema;
  const synthetic = synthesise(real, fresh);
  const sides = { real: database(real), synthetic: database(synthetic), holdout: database(holdout) };
  return runAttacks({ ...sides, schema, seed: 1 });
}

const judgementsOf = ({ attacks: answers }: Awaited<ReturnType<typeof attack>>) =>
  answers.map((answer) => [answer.name, "judgement" in answer ? answer.judgement : answer.code]);
/** Of adult no more than two categories are rare, of ames most of them recur by chance; neither has names. */
const untold: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  adult: [
    ["leaked-values", "nothing-rare", "nothing-rare"],
    ["rare-values", "unknown", "unknown"],
  ],
  ames_housing: [
    ["leaked-values", "nothing-personal", "nothing-personal"],
    ["rare-values", "pass", "warn"],
  ],
};

function expectAll(table: string, judgement: "pass" | "fail") {
  const odd = new Map(
    untold[table]?.map(([name, fresh, copy]) => [name, judgement === "pass" ? fresh : copy]),
  );
  return attacks.map(({ name }) => [name, odd.get(name) ?? judgement]);
}

test.skipIf(!hasSharedData).each(["adult", "ames_housing"])(
  "%s: fresh rows pass, a copy fails",
  async (name) => {
    expect(judgementsOf(await attack(name, (_, fresh) => fresh))).toEqual(expectAll(name, "pass"));
    expect(judgementsOf(await attack(name, (fitted) => fitted))).toEqual(expectAll(name, "fail"));
  },
);

test.skipIf(!hasSharedData)(
  "one row in a hundred copied is caught as copies, and among outliers",
  async () => {
    const mix = (fitted: Table, fresh: Table) => {
      const copied = Math.floor(fitted.rowCount / 100);
      return concatTables([sliceTable(fitted, 0, copied), sliceTable(fresh, copied, fresh.rowCount)]);
    };
    const result = await attack("adult", mix);
    const judgements = new Map(judgementsOf(result) as [string, string][]);
    expect([judgements.get("copies"), judgements.get("membership-density")]).toEqual(["fail", "fail"]);
    const ofOutliers = result.findings.filter(({ what }) => what.includes("held-out outliers"));
    expect(ofOutliers.map(({ judgement }) => judgement)).toContain("fail");
  },
);
