import { qualityErrors } from "../../errors.ts";
import { findSpread } from "../columns/extremes.ts";
import type { ContinuousMetric } from "../metric.ts";
import { sortFiniteSides } from "./sort-sides.ts";

const shared = {
  range: [0, Number.POSITIVE_INFINITY],
  best: 0,
  citation: "Vaserstein 1969; SciPy's wasserstein_distance",
  takes: "continuous",
} as const;

export const wassersteinDistance: ContinuousMetric = {
  ...shared,
  name: "WassersteinDistance",
  about:
    "How far values have to be moved on average to turn one distribution into the other, in the column's own unit (times: nanoseconds).",
  compute: (sides) => integrateGap(...sortFiniteSides(sides)),
};

export const wassersteinNormalised: ContinuousMetric = {
  ...shared,
  name: "WassersteinDistance.normalised",
  about: "The Wasserstein distance divided by the range of the real values.",
  compute(sides) {
    const distance = integrateGap(...sortFiniteSides(sides)) / findSpread(sides.real).spread;
    if (!Number.isFinite(distance)) throw qualityErrors.create("range-too-narrow", { side: "real" });
    return distance;
  },
};

/** ∫ |F_one(x) − F_other(x)| dx; both sorted. */
export function integrateGap(one: Float64Array, other: Float64Array): number {
  let area = 0;
  let [i, j] = [0, 0];
  let last = Math.min(one[0] as number, other[0] as number);
  while (i < one.length || j < other.length) {
    const value = Math.min(one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY);
    area += Math.abs(i / one.length - j / other.length) * (value - last);
    while (i < one.length && (one[i] as number) === value) i++;
    while (j < other.length && (other[j] as number) === value) j++;
    last = value;
  }
  return area;
}
