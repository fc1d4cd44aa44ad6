/** @file What a group gives away of its members' sensitive values, even where it is large. */
import type { RowColumn } from "../neighbours/index.ts";
import { valuesOf } from "../singling-out/predicate.ts";

/** Numbers are compared in so many levels of equal frequency. */
const MOST_LEVELS = 100;

export interface Diversity {
  /** l: the fewest different values in a group (Machanavajjhala et al. 2007). */
  readonly l: number;
  /**
   * t: the largest distance between a group's distribution and that of all (Li et al. 2007): half the sum of
   * differences for categories, the mean difference of cumulated shares for numbers.
   */
  readonly t: number;
}

export function measureDiversity(groups: Int32Array, column: RowColumn): Diversity {
  const levels = column.kind === "category" ? Int32Array.from(column.codes) : rankLevels(valuesOf(column));
  const order = [...new Set(levels)].sort((a, b) => a - b);
  const placeOf = new Map(order.map((level, place) => [level, place]));
  const overall = new Float64Array(order.length);
  const members = new Map<number, number[]>();
  for (const [row, group] of groups.entries()) {
    const place = placeOf.get(levels[row] as number) as number;
    overall[place] = (overall[place] as number) + 1 / groups.length;
    const own = members.get(group);
    if (own === undefined) members.set(group, [place]);
    else own.push(place);
  }
  const measure = column.kind === "category" ? measureVariation : measureMovement;
  let [l, t] = [Number.POSITIVE_INFINITY, 0];
  for (const places of members.values()) {
    l = Math.min(l, new Set(places).size);
    const own = new Float64Array(order.length);
    for (const place of places) own[place] = (own[place] as number) + 1 / places.length;
    t = Math.max(t, measure(own, overall));
  }
  return { l, t };
}

function rankLevels(values: Float64Array): Int32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from(
    { length: MOST_LEVELS },
    (_, at) => sorted[Math.floor((at * sorted.length) / MOST_LEVELS)] as number,
  );
  const distinct = [...new Set(edges)];
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : countUpTo(distinct, value)));
}

/** How many edges the value reaches, by halving. */
function countUpTo(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function measureVariation(own: Float64Array, overall: Float64Array): number {
  return own.reduce((sum, share, at) => sum + Math.abs(share - (overall[at] as number)), 0) / 2;
}

function measureMovement(own: Float64Array, overall: Float64Array): number {
  let [gap, sum] = [0, 0];
  for (const [at, share] of own.entries()) {
    gap += share - (overall[at] as number);
    sum += Math.abs(gap);
  }
  return own.length > 1 ? sum / (own.length - 1) : 0;
}
