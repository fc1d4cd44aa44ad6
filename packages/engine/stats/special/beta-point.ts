/**
 * @file A point of the beta family: x in [0, 1] and y = 1 − x together with their logarithms and the drift
 * b·x − a·y, each computed from what the caller knows exactly. Carrying the drift apart is what keeps the
 * tails accurate for large a and b, where the rounding of x alone would cost ten digits of a power like x^a.
 */
import { deviance } from "./deviance.ts";
import { scaledGamma } from "./gamma-function.ts";

export interface BetaPoint {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
  readonly logX: number;
  readonly logY: number;
  /** b·x − a·y: the distance from the mean a/(a + b), times a + b. */
  readonly drift: number;
}

export function betaPointAt(a: number, b: number, x: number): BetaPoint {
  if (x > 0.5) return mirrorBetaPoint(pointOfSmallX(b, a, 1 - x));
  return pointOfSmallX(a, b, x);
}

/** The point where x/y = a·ratio/b, as the F distribution with 2a and 2b degrees of freedom has it. */
export function betaPointAtRatio(a: number, b: number, ratio: number): BetaPoint {
  const odds = (a / b) * ratio;
  if (odds > 1) return mirrorBetaPoint(pointOfSmallOdds(b, a, 1 / ratio));
  return pointOfSmallOdds(a, b, ratio);
}

/** The same point seen from the other end: the lower tail of one is the upper tail of the other. */
export function mirrorBetaPoint({ a, b, x, y, logX, logY, drift }: BetaPoint): BetaPoint {
  return { a: b, b: a, x: y, y: x, logX: logY, logY: logX, drift: -drift };
}

/** x^a·y^b/B(a, b) = √(ab/(2πn))·Γ*(n)/(Γ*(a)·Γ*(b))·exp(−a·dev − b·dev), n = a + b (Loader 2000). */
export function betaWeight(point: BetaPoint): number {
  return betaWeightFactor(point) * Math.exp(-betaDeviance(point));
}

export function logBetaWeight(point: BetaPoint): number {
  return Math.log(betaWeightFactor(point)) - betaDeviance(point);
}

function betaWeightFactor({ a, b }: BetaPoint): number {
  const scale = scaledGamma(a + b) / scaledGamma(a) / scaledGamma(b);
  return Math.sqrt((a / (2 * Math.PI)) * (b / (a + b))) * scale;
}

function betaDeviance({ a, b, logX, logY, drift }: BetaPoint): number {
  const lower = deviance(drift / a, logX + Math.log1p(b / a));
  const upper = deviance(-drift / b, logY + Math.log1p(a / b));
  return a * lower + b * upper;
}

function pointOfSmallX(a: number, b: number, x: number): BetaPoint {
  const logY = Math.log1p(-x);
  return { a, b, x, y: 1 - x, logX: Math.log(x), logY, drift: driftOf(a, b, x) };
}

function pointOfSmallOdds(a: number, b: number, ratio: number): BetaPoint {
  const odds = (a / b) * ratio;
  const logY = -Math.log1p(odds);
  const y = 1 / (1 + odds);
  return { a, b, x: odds / (1 + odds), y, logX: Math.log(odds) + logY, logY, drift: a * y * (ratio - 1) };
}

/** a·x + b·x − a with the rounding errors of the products and sums kept (Dekker 1971). */
function driftOf(a: number, b: number, x: number): number {
  const first = a * x;
  const second = b * x;
  const left = first - a;
  const sum = left + second;
  const leftPart = sum - second;
  const lost = left - leftPart + (second - (sum - leftPart)) + subtractionError(first, a, left);
  return sum + (lost + productError(a, x, first) + productError(b, x, second));
}

function subtractionError(first: number, second: number, difference: number): number {
  const kept = difference + second;
  return first - kept + (kept - second - difference);
}

function productError(a: number, b: number, product: number): number {
  const highA = highHalf(a);
  const highB = highHalf(b);
  const lowA = a - highA;
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** The leading 26 bits (Veltkamp). */
function highHalf(value: number): number {
  const scaled = value * 134217729;
  return scaled - (scaled - value);
}
