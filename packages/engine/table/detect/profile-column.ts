/** @file Measures one column for all detectors: counts, extremes, decimals and a sample of distinct values. */
import { renderCell } from "../column/cell.ts";
import { type Column, countNulls, isNumeric } from "../column/column.ts";
import { isMeasurable, type MeasurableColumn, toNumbers } from "../column/numbers.ts";
import { countDistinct, type DistinctValues } from "./count-distinct.ts";
import type { ColumnProfile } from "./detection.ts";
import { splitName } from "./split-name.ts";

const SAMPLE_SIZE = 1_000;
/** So many places of the sample belong to the most frequent values. */
const FREQUENT = 200;
const SAMPLE_CHARACTERS = 256;
const ENDS = 3;
const MOST_DECIMALS = 15;

type Measures = Pick<ColumnProfile, "min" | "max" | "lowest" | "highest" | "quartiles" | "decimals">;

export function profileColumn(table: string, name: string, column: Column): ColumnProfile {
  const { values, counts } = countDistinct(column);
  const nullCount = countNulls(column);
  return {
    table,
    name,
    words: splitName(name),
    column,
    rowCount: column.length,
    nullCount,
    distinctCount: counts.length,
    sample: sampleDistinct(counts).map((index) => ({
      text: (renderCell(values, index) ?? "").slice(0, SAMPLE_CHARACTERS),
      count: counts[index] as number,
    })),
    ...(isMeasurable(values) && measure({ values, counts }, column.length - nullCount)),
  };
}

/** Indices of the most frequent values and of others spread evenly; all when there are few. Frequent first. */
function sampleDistinct(counts: Int32Array): number[] {
  const byCount = (a: number, b: number) => (counts[b] as number) - (counts[a] as number) || a - b;
  if (counts.length <= SAMPLE_SIZE) return Array.from(counts.keys()).sort(byCount);
  const chosen = new Set(findFrequent(counts, FREQUENT));
  for (const index of spreadIndices(counts.length, SAMPLE_SIZE)) {
    if (chosen.size === SAMPLE_SIZE) break;
    chosen.add(index);
  }
  return [...chosen].sort(byCount);
}

/** Steps of the golden ratio cover a range evenly, however far one goes (Weyl's sequence). */
function* spreadIndices(length: number, count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield Math.floor(((i * 0.618_033_988_749_894_9) % 1) * length);
}

/** The `most` indices with the highest counts above one. */
function findFrequent(counts: Int32Array, most: number): number[] {
  let kept: number[] = [];
  let least = 1;
  const byCount = (a: number, b: number) => (counts[b] as number) - (counts[a] as number) || a - b;
  for (let index = 0; index < counts.length; index++) {
    if ((counts[index] as number) <= least) continue;
    kept.push(index);
    if (kept.length < 4 * most) continue;
    kept = kept.sort(byCount).slice(0, most);
    least = counts[kept[most - 1] as number] as number;
  }
  return kept.sort(byCount).slice(0, most);
}

/** From the distinct values, which ascend. */
function measure({ values, counts }: DistinctValues<MeasurableColumn>, rowCount: number): Measures {
  const numbers = toNumbers(values);
  const last = numbers.length - 1;
  if (last < 0) return {};
  const pick = (index: number) => ({ value: numbers[index] as number, count: counts[index] as number });
  const ends = Array.from({ length: Math.min(ENDS, numbers.length) }, (_, index) => index);
  const decimals = isNumeric(values) ? countDecimals(values, numbers) : undefined;
  return {
    min: numbers[0] as number,
    max: numbers[last] as number,
    lowest: ends.map(pick),
    highest: ends.map((index) => pick(last - index)),
    quartiles: findQuartiles(numbers, counts, rowCount),
    ...(decimals !== undefined && { decimals }),
  };
}

function findQuartiles(numbers: Float64Array, counts: Int32Array, rowCount: number) {
  const quartiles: [number, number, number] = [Number.NaN, Number.NaN, Number.NaN];
  let below = 0;
  let quarter = 1;
  for (let index = 0; index < numbers.length; index++) {
    below += counts[index] as number;
    for (; quarter <= 3 && below * 4 >= quarter * rowCount; quarter++)
      quartiles[quarter - 1] = numbers[index] as number;
  }
  return quartiles;
}

/** The fewest digits behind the point that give every value exactly, if 15 do. */
function countDecimals(column: Column, numbers: Float64Array): number | undefined {
  if (column.kind === "int32" || column.kind === "int64") return 0;
  if (column.kind === "decimal") return column.scale;
  let decimals = 0;
  let unit = 1;
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] as number;
    while (!Number.isNaN(value) && Math.round(value * unit) / unit !== value) {
      if (++decimals > MOST_DECIMALS) return undefined;
      unit = 10 ** decimals;
    }
  }
  return decimals;
}
