/**
 * @file Twins of one half of each real table, ours and those of other projects, judged alike: quality, utility,
 * privacy, time and memory. `--tables a,b`, `--all` for the unseen tables too, `--only ours` (or `peers`, or names),
 * `--seeds 1`, `--attacks` for Anonymeter's, `--made` to fit nothing new, `--write` into the documentation, `--json`.
 */
import { parseArgs } from "node:util";
import { hasSharedData } from "../../packages/engine/table/testing/load-shared.ts";
import { type Contestant, listContestants } from "./generators.ts";
import { renderReport, writeDocumentation } from "./render.ts";
import { compareOn, type TableResult } from "./results.ts";
import { limitsOf, listTables } from "./tables.ts";

const { values } = parseArgs({
  options: {
    tables: { type: "string" },
    all: { type: "boolean", default: false },
    only: { type: "string" },
    seeds: { type: "string", default: "3" },
    attacks: { type: "boolean", default: false },
    made: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

function chooseTables(): string[] {
  const names = listTables().map(({ name }) => name);
  if (values.tables === undefined) return values.all ? names : names.filter((name) => limitsOf[name]);
  return choose("table", values.tables.split(","), names);
}

function chooseContestants(): Contestant[] {
  const all = listContestants();
  if (values.only === undefined) return all;
  if (values.only === "ours") return all.filter(({ isOurs }) => isOurs);
  if (values.only === "peers") return all.filter(({ isOurs }) => !isOurs);
  const names = all.map(({ name }) => name);
  const chosen = choose("generator", values.only.split(","), names);
  return all.filter(({ name }) => chosen.includes(name));
}

function choose(what: string, wanted: readonly string[], known: readonly string[]): string[] {
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no ${what} ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  return [...wanted];
}

async function run(): Promise<void> {
  if (!hasSharedData) {
    process.stderr.write("The collection of real tables is not on this machine.\n");
    return;
  }
  const contestants = chooseContestants();
  const options = { seeds: Number(values.seeds), hasAttacks: values.attacks, isShowing: values.made };
  const results: TableResult[] = [];
  for (const table of chooseTables()) results.push(await compareOn(table, contestants, options));
  process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : renderReport(results));
  if (values.write) writeDocumentation(results);
}

await run();
