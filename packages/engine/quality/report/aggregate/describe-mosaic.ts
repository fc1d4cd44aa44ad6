/**
 * @file Two columns crossed: up to eight categories or six ranges of numbers of each. Categories are merged into
 * "other", ranges with their neighbours, until hardly any real row stands in a cell of fewer than five; the rows of
 * the cells that are left are counted with the largest one.
 */
import type { TableSchema } from "../../../table/index.ts";
import type { Mosaic } from "../report.ts";
import { type MosaicAxis, makeAxis } from "./mosaic-axis.ts";
import { hideFew, isFew, toShares } from "./people.ts";
import { type TableSides, takeColumnSides } from "./sides.ts";

/** Share of the real rows that may be counted with the largest cell instead of their own. */
const MOST_MOVED = 0.01;

/** Null where a column is neither numbers nor categories, or where too few real rows are there to be crossed. */
export function describeMosaic(
  names: readonly [string, string],
  schema: TableSchema,
  sides: TableSides,
): Mosaic | null {
  const axes = names.map((name) => {
    const [described, columns] = [schema.columns[name], takeColumnSides(name, sides)];
    return described === undefined || columns === undefined ? undefined : makeAxis(described, columns);
  });
  const [first, second] = axes;
  if (first === undefined || second === undefined) return null;
  const crossed = mergeUntilSafe(first, second);
  if (crossed === undefined) return null;
  const [one, other, counts] = crossed;
  return {
    columns: [...names],
    first: [...one.labels],
    second: [...other.labels],
    real: toShares(hideFew(counts), one.codes.real.length),
    synthetic: toShares(cross(one, other, "synthetic"), one.codes.synthetic.length),
  };
}

/** Groups of whichever column has more of them are merged first, those of the other where it has no fewer. */
function mergeUntilSafe(
  first: MosaicAxis,
  second: MosaicAxis,
): readonly [MosaicAxis, MosaicAxis, Float64Array] | undefined {
  let [one, other] = [first, second];
  for (;;) {
    const counts = cross(one, other, "real");
    const inFew = counts.reduce((sum, count) => sum + (isFew(count) ? count : 0), 0);
    if (inFew <= MOST_MOVED * one.codes.real.length) return [one, other, counts];
    const isFirst = one.labels.length >= other.labels.length;
    const coarserOne = isFirst || other.coarsen() === undefined ? one.coarsen() : undefined;
    const coarserOther = coarserOne === undefined ? other.coarsen() : undefined;
    if (coarserOne === undefined && coarserOther === undefined) return undefined;
    one = coarserOne ?? one;
    other = coarserOther ?? other;
  }
}

function cross(one: MosaicAxis, other: MosaicAxis, side: "real" | "synthetic"): Float64Array {
  const width = other.labels.length;
  const counts = new Float64Array(one.labels.length * width);
  const [a, b] = [one.codes[side], other.codes[side]];
  for (let row = 0; row < a.length; row++) {
    const cell = (a[row] as number) * width + (b[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}
