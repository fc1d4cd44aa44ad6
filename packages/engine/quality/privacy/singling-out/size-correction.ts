/**
 * @file A predicate fits one row of a small table more or less often than one of a large one, so successes on held-out
 * rows are carried over to the number of fitted rows. If predicates fit a row with chances spread evenly up to w, then
 * of n rows one alone is fitted in proportion to ∫ n v (1 − v)^(n−1) dv (Cohen and Nissim 2020); w and the factor are
 * fitted to the successes on parts of the held-out rows (Anonymeter). Those on parts need no drawing: a predicate that
 * fits c of m rows fits one alone of s drawn ones with the chance that the hypergeometric distribution gives.
 */

/** ∫ n v (1 − v)^(n−1) dv from 0 to w. */
export function integrateSinglingOut(rows: number, weight: number): number {
  return (1 - (rows * weight + 1) * Math.exp(rows * Math.log1p(-weight))) / (rows + 1);
}

const PARTS = 10;
const LEAST_PART = 1_000;

/** By how much successes grow from so many held-out rows to so many fitted ones. */
export function measureSizeCorrection(
  matches: readonly number[],
  { heldOut, fitted }: { readonly heldOut: number; readonly fitted: number },
): number {
  if (heldOut === fitted) return 1;
  const least = Math.min(LEAST_PART, Math.ceil(heldOut / 2));
  const sizes = Array.from({ length: PARTS }, (_, part) =>
    Math.floor(least + ((heldOut - least) * part) / (PARTS - 1)),
  );
  const successes = sizes.map((size) => expectSingled(matches, heldOut, size));
  if (successes.every((success) => success === 0)) return 1;
  const weight = fitWeight(sizes, successes);
  return integrateSinglingOut(fitted, weight) / integrateSinglingOut(heldOut, weight);
}

function expectSingled(matches: readonly number[], rows: number, drawn: number): number {
  return matches.reduce((sum, fitting) => sum + chanceOfOne(fitting, rows, drawn), 0);
}

/** One of the c fitting rows is among s of m, the others are not: c (s / m) Π (m − s − i) / (m − 1 − i), i < c − 1. */
function chanceOfOne(fitting: number, rows: number, drawn: number): number {
  let chance = (fitting * drawn) / rows;
  for (let other = 0; other < fitting - 1 && chance > 0; other++)
    chance *= Math.max(0, rows - drawn - other) / (rows - 1 - other);
  return chance;
}

const STEPS_PER_DECADE = 40;

/** Least squares: the factor follows from w, and w is looked for on a logarithmic scale, coarsely, then finely. */
export function fitWeight(sizes: readonly number[], successes: readonly number[]): number {
  const most = Math.max(...sizes);
  const lossAt = (exponent: number) => measureLoss(10 ** exponent, sizes, successes);
  const from = -Math.log10(most) - 3;
  let best = from;
  for (let step = 0; step <= -from * STEPS_PER_DECADE - 1; step++) {
    const exponent = from + step / STEPS_PER_DECADE;
    if (lossAt(exponent) < lossAt(best)) best = exponent;
  }
  return 10 ** narrow(lossAt, best - 1 / STEPS_PER_DECADE, Math.min(best + 1 / STEPS_PER_DECADE, -1e-9));
}

function measureLoss(weight: number, sizes: readonly number[], successes: readonly number[]): number {
  const shape = sizes.map((size) => integrateSinglingOut(size, weight));
  const dot = (other: readonly number[]) =>
    shape.reduce((sum, one, at) => sum + one * (other[at] as number), 0);
  const factor = dot(successes) / dot(shape);
  return successes.reduce((sum, success, at) => sum + (success - factor * (shape[at] as number)) ** 2, 0);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Golden-section search. */
function narrow(loss: (at: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  while (b - a > 1e-10) {
    const [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
    if (loss(c) < loss(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}
