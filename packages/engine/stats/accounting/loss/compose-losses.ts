/**
 * @file The privacy-loss distribution of many runs: the convolution of their grids, by Fourier transform.
 * As in Gopi, Lee and Wutschitz ("Numerical composition of differential privacy", 2021) the circle of the
 * transform is cut where little is left outside; beforehand each law is tilted by e^(θ·loss) so that the
 * losses that make up δ lie in its middle, which keeps the relative accuracy of however small a δ (Koskela,
 * Jälkö and Honkela's exponential shift, by Chernoff's bound). Everything that is cut off or may have been
 * lost to rounding is added to what is reported: the answer bounds the true δ from above.
 */
import { logSumExp } from "../log-sum-exp.ts";
import type { Use } from "../mechanism.ts";
import { minimizeOverScales, type Scales } from "../minimize-over-scales.ts";
import { convertRenyi, logDeltaOfRenyi } from "../renyi-privacy.ts";
import { type Direction, discretizeLoss, findLossRange, type LossGrid } from "./discretize-loss.ts";
import { type ComplexArray, makeTwiddles, transform, transformBack } from "./fourier.ts";

interface Run {
  readonly grid: LossGrid;
  readonly times: number;
}

/** What is asked of the composition: it is exact about the losses that decide there. */
export type Question = { readonly delta: number } | { readonly epsilon: number };

const COARSE_LENGTH = 1024;
const MAX_LENGTH = 2 ** 17;
const MIN_LENGTH = 2 ** 10;
const MAX_GRID_LENGTH = 2 ** 21;
/** ln of the tilted mass that may lie outside the circle, on either side. */
const LOG_OUTSIDE = Math.log(1e-12);
/** Of the whole δ, what losses beyond the grids may take. */
const BEYOND_SHARE = 1e-7;
/** Stands for δ when ε is given. */
const LEAST_DELTA = 1e-24;
/** Rounding of one level of the transform relative to the sum of its input: a complex product and a sum. */
const LEVEL_ERROR = 4 * 2 ** -53;
/** The circle spans about 15 standard deviations s of the sum; steps of s·√(6e-5/runs) widen s by 5e-6. */
const STEP_SHARE = Math.sqrt(6e-5) / 15;
/** A tilt of t tells losses apart that differ by 1/t; the coarse grid knows of nothing finer. */
const GREATEST_TILT = 10 * COARSE_LENGTH;
const LEAST_TILT = 1e-3;
const SEARCH_STEPS = 26;

export function composeLosses(uses: readonly Use[], direction: Direction, question: Question): LossGrid {
  const runs = uses.reduce((sum, { times }) => sum + times, 0);
  const delta = "delta" in question ? question.delta : LEAST_DELTA;
  const tailMass = (delta * BEYOND_SHARE) / runs;
  const ranges = uses.map(({ mechanism }) => findLossRange(mechanism, direction, tailMass));
  const range = Math.max(...ranges.map(([low, high]) => high - low));
  const gridsOf = (step: number): Run[] =>
    uses.map(({ mechanism, times }) => ({
      grid: discretizeLoss(mechanism, { direction, step, tailMass }),
      times,
    }));
  const tilts = { low: LEAST_TILT / (range * runs), high: GREATEST_TILT / range, steps: SEARCH_STEPS };
  const circle = planCircle(gridsOf(range / COARSE_LENGTH), question, tilts);
  const length = chooseLength(runs);
  // Each run may end two steps above its greatest loss: room for all of them spares the bound of what is cut.
  const room = Math.min(2 * runs + 8, length / 4);
  const step = Math.max((circle.high - circle.low) / (length - room), range / MAX_GRID_LENGTH);
  return convolve(gridsOf(step), { ...circle, length });
}

function chooseLength(runs: number): number {
  const wanted = 2 ** Math.ceil(Math.log2(Math.sqrt(runs) / STEP_SHARE));
  return Math.min(Math.max(wanted, MIN_LENGTH), MAX_LENGTH);
}

interface Circle {
  /** θ */
  readonly tilt: number;
  /** The greater tilt by which the mass above the circle is bounded. */
  readonly upperTilt: number;
  readonly low: number;
  readonly high: number;
}

/** Rényi's bound places the tilt, at the order that answers best; Chernoff's, about the tilted law, places both ends. */
function planCircle(runs: readonly Run[], question: Question, tilts: Scales): Circle {
  const bound = (tilt: number) =>
    "delta" in question
      ? convertRenyi(cumulant(runs, tilt) / tilt, tilt, question.delta)
      : logDeltaOfRenyi(cumulant(runs, tilt) / tilt, tilt, question.epsilon);
  const tilt = minimizeOverScales(tilts, bound).at;
  const atTilt = cumulant(runs, tilt);
  const reach = (sign: 1 | -1) =>
    minimizeOverScales(tilts, (d) => (cumulant(runs, tilt + sign * d) - atTilt - LOG_OUTSIDE) / d);
  const above = reach(1);
  return { tilt, upperTilt: tilt + above.at, low: -reach(-1).value, high: above.value };
}

/** ln E[e^(λ·loss)] of all runs together. */
function cumulant(runs: readonly Run[], lambda: number): number {
  return runs.reduce((sum, { grid, times }) => sum + times * cumulantOf(grid, lambda), 0);
}

function cumulantOf({ step, first, masses }: LossGrid, lambda: number): number {
  const logs = new Float64Array(masses.length);
  for (let i = 0; i < logs.length; i++) logs[i] = Math.log(masses[i]!) + lambda * step * (first + i);
  return logSumExp(logs);
}

function convolve(
  runs: readonly Run[],
  { tilt, upperTilt, low, length }: Circle & { length: number },
): LossGrid {
  const step = runs[0]!.grid.step;
  const first = Math.floor(low / step);
  const product: ComplexArray = { re: new Float64Array(length).fill(1), im: new Float64Array(length) };
  const unsure = new Float64Array(length);
  const twiddles = makeTwiddles(length);
  let logScale = 0;
  for (const { grid, times } of runs) {
    const log = cumulantOf(grid, tilt);
    logScale += times * log;
    const factor = wrapTilted(grid, { tilt, log, length });
    transform(factor, twiddles);
    multiplyPower(product, unsure, { factor, times });
  }
  const rounding = meanOf(unsure) + LEVEL_ERROR * Math.log2(length) * meanSizeOf(product);
  transformBack(product, twiddles);
  const masses = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const tilted = Math.max(product.re[modulo(first + i, length)]!, 0) + rounding;
    masses[i] = Math.min(tilted * Math.exp(logScale - tilt * step * (first + i)), 1);
  }
  const infinite = runs.reduce((sum, { grid, times }) => sum + times * grid.beyond, 0);
  return { step, first, masses, beyond: infinite + boundAbove(runs, first + length, upperTilt) };
}

/** Chernoff's bound of the mass at or above that point of the grid; 0 where no losses add up to it. */
function boundAbove(runs: readonly Run[], end: number, tilt: number): number {
  const greatest = runs.reduce(
    (sum, { grid, times }) => sum + times * (grid.first + grid.masses.length - 1),
    0,
  );
  if (greatest < end) return 0;
  return Math.min(Math.exp(cumulant(runs, tilt) - tilt * end * runs[0]!.grid.step), 1);
}

/** The masses times e^(θ·loss − log), laid round the circle; they add up to 1. */
function wrapTilted(grid: LossGrid, at: { tilt: number; log: number; length: number }): ComplexArray {
  const re = new Float64Array(at.length);
  grid.masses.forEach((mass, i) => {
    if (mass === 0) return;
    const index = grid.first + i;
    re[modulo(index, at.length)]! += mass * Math.exp(at.tilt * grid.step * index - at.log);
  });
  return { re, im: new Float64Array(at.length) };
}

/**
 * product ← product·factor^times, with a bound of its rounding carried along in `unsure`. What is transformed
 * is real, so the second half of the circle mirrors the first.
 */
function multiplyPower(
  product: ComplexArray,
  unsure: Float64Array,
  { factor, times }: { factor: ComplexArray; times: number },
): void {
  const length = unsure.length;
  const factorError = LEVEL_ERROR * Math.log2(length);
  for (let k = 0; k <= length / 2; k++) {
    const size = Math.sqrt(factor.re[k]! ** 2 + factor.im[k]! ** 2);
    const slope = times * size ** (times - 1);
    const power = size ** times;
    const angle = power > 0 ? times * Math.atan2(factor.im[k]!, factor.re[k]!) : 0;
    const re = power * Math.cos(angle);
    const im = power * Math.sin(angle);
    const oldRe = product.re[k]!;
    const oldIm = product.im[k]!;
    const mirrored = (length - k) % length;
    unsure[k] = unsure[k]! * power + Math.sqrt(oldRe * oldRe + oldIm * oldIm) * slope * factorError;
    unsure[mirrored] = unsure[k]!;
    product.re[k] = oldRe * re - oldIm * im;
    product.im[k] = oldRe * im + oldIm * re;
    product.re[mirrored] = product.re[k]!;
    product.im[mirrored] = -product.im[k]!;
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function meanSizeOf({ re, im }: ComplexArray): number {
  return meanOf(re.map((value, k) => Math.sqrt(value * value + im[k]! ** 2)));
}

function modulo(index: number, length: number): number {
  return ((index % length) + length) % length;
}
