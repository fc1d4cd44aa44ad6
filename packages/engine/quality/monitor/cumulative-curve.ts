import type { QuantileSketch } from "../../stats/index.ts";

/** A cumulative distribution in steps: `shares[i]` of the values are at most `values[i]`, which rise. */
export interface CumulativeCurve {
  readonly values: Float64Array;
  readonly shares: Float64Array;
}

export function drawCurve(sketch: QuantileSketch): CumulativeCurve {
  const { levels, count } = sketch.save();
  const [only, ...others] = levels;
  if (others.length === 0) {
    const values = Float64Array.from(only ?? []).sort();
    return { values, shares: values.map((_, at) => (at + 1) / count) };
  }
  const flat = levels.flat();
  const weights = levels.flatMap((level, height) => level.map(() => 2 ** height / count));
  const order = Uint32Array.from(flat.keys()).sort((a, b) => (flat[a] as number) - (flat[b] as number));
  let share = 0;
  const shares = Float64Array.from(order, (at) => {
    share += weights[at] as number;
    return share;
  });
  return { values: Float64Array.from(order, (at) => flat[at] as number), shares };
}

/**
 * The Kolmogorov–Smirnov distance of two curves: the largest gap, at whichever value. Between two values of one curve
 * it is flat while the other rises, so the gap is largest at their ends: only those are looked at.
 */
export function measureGap(fine: CumulativeCurve, coarse: CumulativeCurve): number {
  let [below, reached, gap] = [0, 0, 0];
  for (let at = 0; at < coarse.values.length; at++) {
    const value = coarse.values[at] as number;
    below = findAbove(fine.values, reached, value, false);
    reached = findAbove(fine.values, below, value, true);
    gap = Math.max(gap, Math.abs(shareBefore(fine, below) - shareBefore(coarse, at)));
    while (coarse.values[at + 1] === value) at++;
    gap = Math.max(gap, Math.abs(shareBefore(fine, reached) - (coarse.shares[at] as number)));
  }
  return gap;
}

function shareBefore({ shares }: CumulativeCurve, at: number): number {
  return at === 0 ? 0 : (shares[at - 1] as number);
}

/** The first place from `from` on with a value that is at least, or more than, `value`: in growing steps, then halves. */
function findAbove(values: Float64Array, from: number, value: number, isStrict: boolean): number {
  const isBelow = (at: number) =>
    at < values.length && ((values[at] as number) < value || (isStrict && values[at] === value));
  let [low, step] = [from, 1];
  while (isBelow(low + step - 1)) {
    low += step;
    step *= 2;
  }
  let high = low + step - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, values.length);
}
