/**
 * @file Rows as points: numbers standardised by the real side (missing = its mean, with a coordinate of its own),
 * categories one coordinate each. Two different categories are as far apart as numbers by one standard deviation.
 */
import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import { remember } from "../../sides/remember.ts";
import type { Sides } from "../../sides/sides.ts";
import { drawRows } from "../classifiers/draw-rows.ts";
import type { TableInput } from "../classifiers/over-tables.ts";
import { takeTableColumns } from "../tables/table-columns.ts";

/** Rows drawn of each side: distances of all pairs are quadratic. */
export const SAMPLE_ROWS = 1_000;

export interface Cloud {
  readonly count: number;
  /** Squared distances of all points, the real ones first, row by row. */
  readonly squares: Float64Array;
  readonly realCount: number;
  readonly note: string;
}

/** Squared distances of all sampled rows of both sides. */
export const measureCloud = remember((input: TableInput): Cloud => {
  const keys = new Set(input.schema.primaryKey);
  const columns = [...takeTableColumns(input)].filter(([name]) => !keys.has(name)).map(([, sides]) => sides);
  if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "distances" });
  const draw = (side: Side) => {
    if (input[side].rowCount < 2) throw qualityErrors.create("too-few-values", { side, needed: 2 });
    return drawRows(input[side].rowCount, SAMPLE_ROWS, input.random.stream(`cloud ${side}`));
  };
  const rows = { real: draw("real"), synthetic: draw("synthetic") };
  const count = rows.real.length + rows.synthetic.length;
  const squares = new Float64Array(count * count);
  for (const sides of columns) addColumn(squares, sides, rows);
  const isSampled = Math.max(input.real.rowCount, input.synthetic.rowCount) > SAMPLE_ROWS;
  const note = isSampled ? `up to ${SAMPLE_ROWS} rows of each side drawn` : "";
  return { count, squares, realCount: rows.real.length, note };
});

function addColumn(squares: Float64Array, sides: Sides, rows: Readonly<Record<Side, Int32Array>>): void {
  const taken = [
    ...Array.from(rows.real, (row) => sides.real[row] as number),
    ...Array.from(rows.synthetic, (row) => sides.synthetic[row] as number),
  ];
  const values =
    sides.kind === "continuous" ? standardise(taken, rows.real.length) : Float64Array.from(taken);
  if (sides.kind === "discrete") addUnequal(squares, values);
  else addGaps(squares, values);
  if (taken.some(Number.isNaN))
    addGaps(
      squares,
      Float64Array.from(taken, (value) => Number(Number.isNaN(value))),
    );
}

function addGaps(squares: Float64Array, values: Float64Array): void {
  const count = values.length;
  for (let one = 0; one < count; one++) {
    const value = values[one] as number;
    for (let other = 0, at = one * count; other < count; other++, at++) {
      const gap = value - (values[other] as number);
      squares[at] = (squares[at] as number) + gap * gap;
    }
  }
}

function addUnequal(squares: Float64Array, values: Float64Array): void {
  const count = values.length;
  for (let one = 0; one < count; one++) {
    const value = values[one] as number;
    for (let other = 0, at = one * count; other < count; other++, at++)
      squares[at] = (squares[at] as number) + (value === values[other] ? 0 : 1);
  }
}

function standardise(values: readonly number[], realCount: number): Float64Array {
  const real = values.slice(0, realCount).filter((value) => !Number.isNaN(value));
  const mean = real.length === 0 ? 0 : real.reduce((sum, value) => sum + value, 0) / real.length;
  const squares = real.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const scale = squares > 0 ? Math.sqrt(squares / real.length) : 1;
  const standard = Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : (value - mean) / scale));
  for (const [at, value] of standard.entries())
    if (!Number.isFinite(value))
      throw qualityErrors.create("infinite-values", { side: at < realCount ? "real" : "synthetic" });
  return standard;
}
