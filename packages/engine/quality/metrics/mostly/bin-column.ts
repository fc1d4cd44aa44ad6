/**
 * @file Columns in at most a dozen bins as mostlyai-qa cuts them, always by the real side: ten or so between
 * quantiles, every number its own where there are ten at most, the ten most frequent categories. Missing is a bin.
 * Truths count as categories here, as numbers there.
 */
import { qualityErrors } from "../../errors.ts";
import type { CodedSides } from "../../sides/binned.ts";
import type { ContinuousSides, DiscreteSides, Sides } from "../../sides/sides.ts";
import { sortPresent } from "../../sides/sorted.ts";

const BINS = 10;
/** Rarer categories share one bin. */
const LEAST_COUNT = 5;
/** Steps of the search for enough different quantiles end here. */
const MOST_QUANTILES = 1_000;
const PRECISIONS = 20;
const DAY_NS = 86_400e9;

export function binColumn(sides: Sides, isTime: boolean): CodedSides {
  return sides.kind === "discrete" ? binCategories(sides) : binNumbers(sides, isTime);
}

function binCategories({ real, synthetic, size }: DiscreteSides): CodedSides {
  const counts = new Int32Array(size + 1);
  for (const code of real) counts[code + 1] = (counts[code + 1] as number) + 1;
  const frequent = [...counts.keys()]
    .sort((a, b) => (counts[b] as number) - (counts[a] as number))
    .slice(0, BINS)
    .filter((code) => (counts[code] as number) >= LEAST_COUNT);
  // 0 = all others, 1 = missing, then the frequent ones.
  const bins = new Int32Array(size + 1);
  for (const [at, code] of frequent.entries()) bins[code] = at + 2;
  bins[0] = 1;
  const assign = (codes: Int32Array) => codes.map((code) => bins[code + 1] as number);
  return { real: assign(real), synthetic: assign(synthetic), width: frequent.length + 2 };
}

function binNumbers({ real, synthetic }: ContinuousSides, isTime: boolean): CodedSides {
  const sorted = sortPresent(real);
  if (sorted.length > 0 && !Number.isFinite((sorted.at(-1) as number) - (sorted[0] as number)))
    throw qualityErrors.create("infinite-values", { side: "real" });
  const breaks = findBreaks(sorted, isTime);
  const last = breaks.length - 2;
  const assign = (values: Float64Array) => {
    const codes = new Int32Array(values.length);
    for (let row = 0; row < values.length; row++) codes[row] = findBin(values[row] as number, breaks, last);
    return codes;
  };
  return { real: assign(real), synthetic: assign(synthetic), width: last + 2 };
}

/** 0 = missing; what lies beyond the breaks belongs to the outer bins. */
function findBin(value: number, breaks: readonly number[], last: number): number {
  if (Number.isNaN(value)) return 0;
  let bin = 0;
  while (bin < last && value >= (breaks[bin + 1] as number)) bin++;
  return bin + 1;
}

function findBreaks(sorted: Float64Array, isTime: boolean): readonly number[] {
  const distinct = listDistinct(sorted, BINS + 1);
  if (distinct.length === 0) return [0, 1];
  const largest = sorted.at(-1) as number;
  if (isTime) return distinct.length === 1 ? [largest, largest + DAY_NS] : searchQuantiles(sorted);
  const breaks = distinct.length <= BINS ? [...distinct, largest + 1] : searchQuantiles(sorted);
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

/** Evenly spaced places among the values, more and more of them until eleven values differ. */
function searchQuantiles(sorted: Float64Array): number[] {
  const end = Math.max(BINS + 1, Math.min(MOST_QUANTILES, sorted.length + 1));
  let breaks: number[] = [];
  for (let count = BINS; count < end && breaks.length < BINS + 1; count++) {
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
