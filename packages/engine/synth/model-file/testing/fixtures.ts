/**
 * @file Model files of every released form, kept for ever: each must go on loading and drawing the rows it drew when
 * it was made. `digests.json` holds those rows' fingerprints.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { renderCell } from "../../../table/index.ts";
import type { Generator } from "../../generator.ts";
import { fingerprint } from "../entries.ts";

export const fixtureFolder = join(import.meta.dirname, "../fixtures");
export const digestsPath = join(fixtureFolder, "digests.json");

const ROWS = 300;
const SEED = "fixture";

export function listFixtures(): string[] {
  return readdirSync(fixtureFolder).filter((name) => name.endsWith(".semblance"));
}

export function readDigests(): Record<string, string> {
  return JSON.parse(readFileSync(digestsPath, "utf8"));
}

/** Of the values as text, so that it does not matter in which batches they come. */
export async function digestSample(generator: Generator): Promise<string> {
  const columns = new Map<string, (string | null)[]>();
  for await (const { rows } of generator.sample({ rows: ROWS, seed: SEED }))
    for (const [name, column] of rows.columns) {
      const cells = columns.get(name) ?? [];
      for (let row = 0; row < column.length; row++) cells.push(renderCell(column, row));
      columns.set(name, cells);
    }
  return fingerprint(JSON.stringify([...columns]));
}
