/** @file Figures of a column that no single person's value can be read off. */
import { momentsOf, variance } from "../../../stats/index.ts";
import { type ColumnReport, fewestPeople } from "../report.ts";
import { dropInfinite, type Measured } from "./describe-bins.ts";
import type { OfSides } from "./sides.ts";

type Facts = ColumnReport["facts"];

/** Mean, deviation and quartiles of the finite values. Times: microseconds. */
export function describeNumberFacts({ real, synthetic }: OfSides<Measured>): Facts {
  const [one, other] = [summarise(dropInfinite(real.sorted)), summarise(dropInfinite(synthetic.sorted))];
  return Object.keys(one).map((what) => ({
    what,
    real: finiteOrNull(one[what]),
    synthetic: finiteOrNull(other[what]),
  }));
}

function summarise(sorted: Float64Array): Record<string, number> {
  const moments = momentsOf(sorted.length < fewestPeople ? [] : sorted);
  return {
    mean: moments.mean,
    deviation: Math.sqrt(variance(moments, { ddof: 1 })),
    "lower quartile": meanOfMiddle(sorted, 0.25),
    median: meanOfMiddle(sorted, 0.5),
    "upper quartile": meanOfMiddle(sorted, 0.75),
  };
}

/** A quantile as the mean of the five values in order that lie nearest to it, so that it is nobody's own. */
function meanOfMiddle(sorted: Float64Array, share: number): number {
  if (sorted.length < fewestPeople) return Number.NaN;
  const middle = Math.round(share * (sorted.length - 1)) - (fewestPeople >> 1);
  const first = Math.max(0, Math.min(sorted.length - fewestPeople, middle));
  const least = sorted[first] as number;
  // By distances, so that five times the same value is that value.
  let beyond = 0;
  for (let at = first + 1; at < first + fewestPeople; at++) beyond += (sorted[at] as number) - least;
  return least + beyond / fewestPeople;
}

export function countDistinct(sorted: Float64Array): number {
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct++;
  return distinct;
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
