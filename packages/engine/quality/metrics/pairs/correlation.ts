import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import { findMoments, summarise } from "../../sides/number-summary.ts";

/** Pearson's r over the rows where both are present; in two passes, so that large offsets do not cancel. */
export function correlate(one: Float64Array, other: Float64Array, side: Side): number {
  if ([one, other].some((values) => summarise(values).present < values.length))
    return correlate(...keepComplete(one, other), side);
  if (one.length < 2) throw qualityErrors.create("no-values", { side });
  const [a, b] = [findMoments(one), findMoments(other)];
  if (!Number.isFinite(a.squares + b.squares + a.mean + b.mean))
    throw qualityErrors.create("infinite-values", { side });
  if (a.squares === 0 || b.squares === 0) throw qualityErrors.create("constant-column", { side });
  const products = addProducts(one, other, a.mean, b.mean);
  return Math.max(-1, Math.min(1, products / Math.sqrt(a.squares) / Math.sqrt(b.squares)));
}

/** The rows in which neither is missing. */
export function keepComplete(one: Float64Array, other: Float64Array): [Float64Array, Float64Array] {
  const kept: [Float64Array, Float64Array] = [new Float64Array(one.length), new Float64Array(one.length)];
  let count = 0;
  for (let row = 0; row < one.length; row++) {
    const [x, y] = [one[row] as number, other[row] as number];
    kept[0][count] = x;
    kept[1][count] = y;
    if (!Number.isNaN(x + y)) count++;
  }
  return [kept[0].subarray(0, count), kept[1].subarray(0, count)];
}

/** Four sums side by side: they do not wait for one another, and lose less to rounding. */
function addProducts(one: Float64Array, other: Float64Array, x: number, y: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = one.length - (one.length % 4);
  for (let row = 0; row < even; row += 4) {
    a += ((one[row] as number) - x) * ((other[row] as number) - y);
    b += ((one[row + 1] as number) - x) * ((other[row + 1] as number) - y);
    c += ((one[row + 2] as number) - x) * ((other[row + 2] as number) - y);
    d += ((one[row + 3] as number) - x) * ((other[row + 3] as number) - y);
  }
  for (let row = even; row < one.length; row++)
    a += ((one[row] as number) - x) * ((other[row] as number) - y);
  return a + b + (c + d);
}
