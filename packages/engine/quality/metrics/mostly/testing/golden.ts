/** @file Pairs of tables with what mostlyai-qa says of them (scripts/golden/quality). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Column, columnFromValues, makeTable, type Table } from "../../../../table/index.ts";

type Cells = readonly (number | string | null)[];
export type GoldenCells = Readonly<Record<string, Cells>>;

export interface MostlyCase {
  readonly kinds: Readonly<Record<string, string>>;
  readonly real: GoldenCells;
  readonly synthetic: GoldenCells;
  /** Observed and expected, by what was compared. */
  readonly expected: Readonly<Record<string, readonly [number, number]>>;
}

export function loadMostlyGolden(name: "mostly" | "coherence"): readonly MostlyCase[] {
  const file = join(import.meta.dirname, "..", "..", "..", "golden", `${name}.json.gz`);
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as MostlyCase[];
}

export function makeGoldenTable(cells: GoldenCells, kinds: Readonly<Record<string, string>>): Table {
  return makeTable(
    "t",
    Object.entries(cells).map(([name, column]) => [name, makeColumn(column, kinds[name])]),
  );
}

function makeColumn(cells: Cells, kind: string | undefined): Column {
  if (kind === "categorical") return columnFromValues(cells);
  const nulls = Uint8Array.from(cells, (cell) => (cell === null ? 1 : 0));
  const base = { length: cells.length, ...(nulls.includes(1) && { nulls }) };
  if (kind === "numerical")
    return { ...base, kind: "float64", values: Float64Array.from(cells, (cell) => Number(cell ?? 0)) };
  const micros = BigInt64Array.from(cells, (cell) => BigInt(cell ?? 0) * 1_000_000n);
  return { ...base, kind: "datetime", part: "datetime", values: micros };
}
