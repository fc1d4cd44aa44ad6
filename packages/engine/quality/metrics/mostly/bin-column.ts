/**
 * @file Columns in a few bins as mostlyai-qa cuts them, always by the real side: ten or so between quantiles, every
 * number its own where there are ten at most, the ten most frequent categories. Missing is the last bin. Truths count
 * as categories here, as numbers there.
 */
import { qualityErrors } from "../../errors.ts";
import type { CodedSides } from "../../sides/binned.ts";
import type { ContinuousSides, DiscreteSides, Sides } from "../../sides/sides.ts";
import { sortPresent } from "../../sides/sorted.ts";

/** Rarer categories share one bin. */
const LEAST_COUNT = 5;
/** Steps of the search for enough different quantiles end here. */
const MOST_QUANTILES = 1_000;
const PRECISIONS = 20;
const DAY_NS = 86_400e9;

export interface BinSettings {
  readonly isTime?: boolean;
  readonly bins?: number;
  /** Names of the categories by code: bins are then in their order, and the empty one always has a bin. */
  readonly names?: readonly string[];
}

export function binColumn(sides: Sides, { isTime = false, bins = 10, names }: BinSettings = {}): CodedSides {
  return sides.kind === "discrete" ? binCategories(sides, bins, names) : binNumbers(sides, bins, isTime);
}

/** How many bins there are behind those of frequent categories. */
const SPECIAL = { empty: 0, other: 1, rare: 2, missing: 3, count: 4 } as const;

/** The bin of all categories without one of their own. */
export function findOtherBin(sides: Sides, width: number): number | undefined {
  return sides.kind === "discrete" ? width - SPECIAL.count + SPECIAL.other : undefined;
}

function binCategories(
  { real, synthetic, size }: DiscreteSides,
  most: number,
  names: readonly string[] | undefined,
): CodedSides {
  const counts = new Int32Array(size + 1);
  for (const code of real) counts[code + 1] = (counts[code + 1] as number) + 1;
  const frequent = [...counts.keys()]
    .sort((a, b) => (counts[b] as number) - (counts[a] as number))
    .slice(0, most)
    .filter((code) => code > 0 && names?.[code - 1] !== "" && (counts[code] as number) >= LEAST_COUNT);
  if (names !== undefined)
    frequent.sort((a, b) => ((names[a - 1] as string) < (names[b - 1] as string) ? -1 : 1));
  const bins = new Int32Array(size + 1).fill(frequent.length + SPECIAL.other);
  for (const [at, code] of frequent.entries()) bins[code] = at;
  bins[0] = frequent.length + SPECIAL.missing;
  const empty = names?.indexOf("") ?? -1;
  if (empty >= 0) bins[empty + 1] = frequent.length + SPECIAL.empty;
  const assign = (codes: Int32Array) => codes.map((code) => bins[code + 1] as number);
  return { real: assign(real), synthetic: assign(synthetic), width: frequent.length + SPECIAL.count };
}

function binNumbers({ real, synthetic }: ContinuousSides, most: number, isTime: boolean): CodedSides {
  const sorted = sortPresent(real);
  if (sorted.length > 0 && !Number.isFinite((sorted.at(-1) as number) - (sorted[0] as number)))
    throw qualityErrors.create("infinite-values", { side: "real" });
  const breaks = findBreaks(sorted, most, isTime);
  const last = breaks.length - 2;
  const assign = (values: Float64Array) => {
    const codes = new Int32Array(values.length);
    for (let row = 0; row < values.length; row++) codes[row] = findBin(values[row] as number, breaks, last);
    return codes;
  };
  return { real: assign(real), synthetic: assign(synthetic), width: last + 2 };
}

/** Missing values behind the last bin; what lies beyond the breaks belongs to the outer bins. */
function findBin(value: number, breaks: readonly number[], last: number): number {
  if (Number.isNaN(value)) return last + 1;
  let bin = 0;
  while (bin < last && value >= (breaks[bin + 1] as number)) bin++;
  return bin;
}

function findBreaks(sorted: Float64Array, most: number, isTime: boolean): readonly number[] {
  const distinct = listDistinct(sorted, most + 1);
  if (distinct.length === 0) return [0, 1];
  const largest = sorted.at(-1) as number;
  if (isTime) return distinct.length === 1 ? [largest, largest + DAY_NS] : searchQuantiles(sorted, most);
  const breaks = distinct.length <= most ? [...distinct, largest + 1] : searchQuantiles(sorted, most);
  return shorten([...new Set(breaks)]);
}

function listDistinct(sorted: Float64Array, most: number): number[] {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value !== distinct.at(-1)) distinct.push(value);
    if (distinct.length >= most) break;
  }
  return distinct;
}

/** Evenly spaced places among the values, more and more of them until one more than bins differ. */
function searchQuantiles(sorted: Float64Array, most: number): number[] {
  const end = Math.max(most + 1, Math.min(MOST_QUANTILES, sorted.length + 1));
  let breaks: number[] = [];
  for (let count = most; count < end && breaks.length < most + 1; count++) {
    const step = (sorted.length - 1) / (count - 1);
    const places = Array.from({ length: count }, (_, index) =>
      index === count - 1 ? sorted.length - 1 : Math.trunc(index * step),
    );
    breaks = [...new Set(places.map((place) => sorted[place] as number))];
  }
  return breaks;
}

/** Breaks rounded down to the fewest digits that keep them apart, all but the last. */
function shorten(breaks: readonly number[]): readonly number[] {
  for (let precision = 0; precision < PRECISIONS; precision++) {
    const scale = 10 ** precision;
    const floors = breaks.map((value) => Math.floor(value * scale) / scale);
    if (new Set(floors).size === breaks.length) return [...floors.slice(0, -1), breaks.at(-1) as number];
  }
  return breaks;
}
