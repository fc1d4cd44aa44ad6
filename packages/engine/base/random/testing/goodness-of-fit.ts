/**
 * @file Does a sample look as if drawn from a distribution? With fixed seeds the answers never change; the
 * thresholds are those that a correct sampler would pass for 999 seeds in 1,000. They are p-values worked out
 * here by plain numerical means, because this room stands below the statistics.
 */

/** Values of the distribution function on a fine grid, from a density that need not be normalised. */
function integrate(density: (x: number) => number, low: number, high: number): Float64Array {
  const cells = 20_000;
  const step = (high - low) / cells;
  const sums = new Float64Array(cells + 1);
  for (let i = 0; i < cells; i += 1) {
    const left = low + i * step;
    const simpson = density(left) + 4 * density(left + step / 2) + density(left + step);
    sums[i + 1] = sums[i]! + simpson;
  }
  return sums.map((sum) => sum / sums[cells]!);
}

export interface Shape {
  readonly density: (x: number) => number;
  /** Beyond these the density is 0 or too small to matter. */
  readonly low: number;
  readonly high: number;
}

/** The standard normal's. */
export const BELL: Shape = { density: (x) => Math.exp(-0.5 * x * x), low: -8, high: 8 };

/** √n · sup |Fₙ − F| of Kolmogorov and Smirnov. */
export function kolmogorovStatistic(values: Float64Array | Float32Array, shape: Shape): number {
  const { density, low, high } = shape;
  const grid = integrate(density, low, high);
  const cdf = (x: number) => {
    const place = Math.min(Math.max((x - low) / (high - low), 0), 1) * (grid.length - 1);
    const cell = Math.min(Math.floor(place), grid.length - 2);
    return grid[cell]! + (place - cell) * (grid[cell + 1]! - grid[cell]!);
  };
  const sorted = values.toSorted();
  let distance = 0;
  for (const [rank, x] of sorted.entries()) {
    const p = cdf(x);
    distance = Math.max(distance, (rank + 1) / sorted.length - p, p - rank / sorted.length);
  }
  return distance * Math.sqrt(sorted.length);
}

/** The statistic passes this once in 1,000: 2 e^(−2x²) = 0.001. */
export const KOLMOGOROV_LIMIT = Math.sqrt(Math.log(2_000) / 2);

/** Chi-square of counts against chances, and what it passes once in 1,000 (Wilson and Hilferty 1931). */
export function chiSquare(counts: readonly number[], chances: readonly number[]) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mass = chances.reduce((sum, chance) => sum + chance, 0);
  const terms = counts.map((count, i) => {
    const expected = (total * chances[i]!) / mass;
    return expected === 0 ? (count === 0 ? 0 : Number.POSITIVE_INFINITY) : (count - expected) ** 2 / expected;
  });
  const freedom = chances.filter((chance) => chance > 0).length - 1;
  const spread = 2 / (9 * freedom);
  const limit = freedom * (1 - spread + 3.0902 * Math.sqrt(spread)) ** 3;
  return { statistic: terms.reduce((sum, term) => sum + term, 0), limit };
}

/** How often each of 0 … size − 1 occurs. */
export function countEach(values: Iterable<number>, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The mean of a power of the values' distance from a place. */
export function moment(values: ArrayLike<number>, power: number, from = 0): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i]! - from) ** power;
  return sum / values.length;
}
