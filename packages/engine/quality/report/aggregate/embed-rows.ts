/**
 * @file Rows as points: numbers standardised by the real side and held within four deviations (missing = their mean,
 * with a coordinate of its own), the largest categories one coordinate each. Two different categories are as far
 * apart as numbers by one deviation. A column has one coordinate per row at most that is not zero, so rows stay short
 * however many categories there are.
 */
import type { CodedColumn } from "./code-columns.ts";

/** One extreme value must not be a direction of its own. */
const FARTHEST = 4;
const CATEGORY_LENGTH = Math.SQRT1_2;

/** What a column gives to each row: a value at one coordinate. */
export interface Part {
  /** Coordinates from here on. */
  readonly first: number;
  readonly width: number;
  /** Which of the coordinates; the first one where absent. */
  readonly codes?: Uint8Array;
  /** Its value; `CATEGORY_LENGTH` where absent. */
  readonly values?: Float64Array;
}

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
  let width = 0;
  const parts = { real: [] as Part[], synthetic: [] as Part[] };
  const add = (size: number, take: (side: "real" | "synthetic") => Omit<Part, "first" | "width">) => {
    for (const side of ["real", "synthetic"] as const)
      parts[side].push({ first: width, width: size, ...take(side) });
    width += size;
  };
  for (const { numbers, codes, width: size } of columns) {
    if (numbers === undefined) {
      add(size, (side) => ({ codes: codes[side] }));
      continue;
    }
    const scale = standardise(numbers.real);
    if (scale === undefined) continue;
    add(1, (side) => ({ values: numbers[side].map(scale) }));
    const hasMissing = numbers.real.includes(Number.NaN) || numbers.synthetic.includes(Number.NaN);
    if (hasMissing)
      add(1, (side) => ({ values: numbers[side].map((value) => (Number.isNaN(value) ? 1 : 0)) }));
  }
  const count = (side: "real" | "synthetic") => columns[0]?.codes[side].length ?? 0;
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
    for (let row = 0; row < count; row++) {
      const at = codes === undefined ? first : first + (codes[row] as number);
      const value = values === undefined ? CATEGORY_LENGTH : (values[row] as number);
      products[row] = (products[row] as number) + value * (direction[at] as number);
    }
  return products;
}

/** The sum of all rows, each times its weight. */
export function sumRows({ count, parts }: Points, weights: Float64Array, width: number): Float64Array {
  const sum = new Float64Array(width);
  for (const { first, codes, values } of parts)
    for (let row = 0; row < count; row++) {
      const at = codes === undefined ? first : first + (codes[row] as number);
      const value = values === undefined ? CATEGORY_LENGTH : (values[row] as number);
      sum[at] = (sum[at] as number) + value * (weights[row] as number);
    }
  return sum;
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
