import { qualityErrors } from "../../errors.ts";

/** Pearson's r over the rows where both are present; in two passes, so that large offsets do not cancel. */
export function correlate(one: Float64Array, other: Float64Array, side: "real" | "synthetic"): number {
  let count = 0;
  let oneSum = 0;
  let otherSum = 0;
  for (let row = 0; row < one.length; row++) {
    const x = one[row] as number;
    const y = other[row] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    count++;
    oneSum += x;
    otherSum += y;
  }
  if (count < 2) throw qualityErrors.create("no-values", { side });
  const oneMean = oneSum / count;
  const otherMean = otherSum / count;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let row = 0; row < one.length; row++) {
    const x = (one[row] as number) - oneMean;
    const y = (other[row] as number) - otherMean;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  if (!Number.isFinite(xx + yy)) throw qualityErrors.create("infinite-values", { side });
  if (xx === 0 || yy === 0) throw qualityErrors.create("constant-column", { side });
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** Whether all present values are one and the same. */
export function isConstant(values: Float64Array): boolean {
  let first = Number.NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return !Number.isNaN(first);
}
