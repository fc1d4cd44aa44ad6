/**
 * @file Rows as points: numbers standardised by the real side and held within four deviations (missing = their mean,
 * with a coordinate of its own), the largest categories one coordinate each. Two different categories are as far
 * apart as numbers by one deviation. A column has one coordinate per row at most that is not zero, so rows stay short
 * however many categories there are.
 */
import type { CodedColumn } from "./code-columns.ts";
import type { OfSides } from "./sides.ts";

/** One extreme value must not be a direction of its own. */
const FARTHEST = 4;
const CATEGORY_LENGTH = Math.SQRT1_2;
const twoSides = ["real", "synthetic"] as const;

/** What a column gives to each row: a number at one coordinate, or the same length at one of several. */
export type Part =
  | { readonly first: number; readonly values: Float64Array; readonly codes?: undefined }
  | { readonly first: number; readonly values?: undefined; readonly codes: Uint8Array };

export interface Points {
  readonly count: number;
  readonly parts: readonly Part[];
}

export interface Embedding {
  readonly width: number;
  readonly real: Points;
  readonly synthetic: Points;
}

export function embedRows(columns: readonly CodedColumn[]): Embedding {
  const parts = { real: [] as Part[], synthetic: [] as Part[] };
  let width = 0;
  const addNumbers = (numbers: OfSides<Float64Array>, change: (value: number) => number) => {
    for (const side of twoSides) parts[side].push({ first: width, values: numbers[side].map(change) });
    width++;
  };
  for (const { numbers, codes, width: size } of columns) {
    if (numbers === undefined) {
      for (const side of twoSides) parts[side].push({ first: width, codes: codes[side] });
      width += size;
      continue;
    }
    const scale = standardise(numbers.real);
    if (scale === undefined) continue;
    addNumbers(numbers, scale);
    if (twoSides.some((side) => numbers[side].includes(Number.NaN)))
      addNumbers(numbers, (value) => (Number.isNaN(value) ? 1 : 0));
  }
  const count = (side: (typeof twoSides)[number]) => columns[0]?.codes[side].length ?? 0;
  return {
    width,
    real: { count: count("real"), parts: parts.real },
    synthetic: { count: count("synthetic"), parts: parts.synthetic },
  };
}

/** Undefined where the finite real values do not vary, or too widely for float64. */
function standardise(real: Float64Array): ((value: number) => number) | undefined {
  const finite = real.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / finite.length);
  if (!(deviation > 0 && deviation < Number.POSITIVE_INFINITY)) return undefined;
  return (value) =>
    Number.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation));
}

/** Each row's scalar product with a direction. */
export function multiplyRows({ count, parts }: Points, direction: Float64Array): Float64Array {
  const products = new Float64Array(count);
  for (const { first, codes, values } of parts)
    if (values === undefined) {
      const steps = direction.subarray(first);
      for (let row = 0; row < count; row++)
        products[row] = (products[row] as number) + CATEGORY_LENGTH * (steps[codes[row] as number] as number);
    } else {
      const step = direction[first] as number;
      for (let row = 0; row < count; row++)
        products[row] = (products[row] as number) + (values[row] as number) * step;
    }
  return products;
}

/** The sum of all rows, each times its weight. */
export function sumRows({ count, parts }: Points, weights: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (const { first, codes, values } of parts)
    if (values === undefined) {
      const sum = sums.subarray(first);
      for (let row = 0; row < count; row++) {
        const code = codes[row] as number;
        sum[code] = (sum[code] as number) + CATEGORY_LENGTH * (weights[row] as number);
      }
    } else {
      let sum = 0;
      for (let row = 0; row < count; row++) sum += (values[row] as number) * (weights[row] as number);
      sums[first] = sum;
    }
  return sums;
}

/** Summed variance of all coordinates. */
export function totalVariance(points: Points, width: number): number {
  const means = sumRows(points, new Float64Array(points.count).fill(1 / points.count), width);
  let squares = 0;
  for (const { values } of points.parts) {
    if (values === undefined) squares += points.count * CATEGORY_LENGTH ** 2;
    else for (const value of values) squares += value * value;
  }
  return squares / points.count - means.reduce((sum, mean) => sum + mean * mean, 0);
}
