/**
 * @file The regularised incomplete beta function I_x(a, b) and its complement, each with full relative
 * accuracy where it is the small one: the continued fraction of DiDonato and Morris ("Algorithm 708", 1992;
 * the even part of DLMF 8.17.22, all of whose terms are positive) below the mean, mirrored above it, and for
 * a small shape the complement written without cancellation. NaN outside a, b > 0, 0 ≤ x ≤ 1.
 */
import { type BetaPoint, betaPointAt, betaWeight, mirrorBetaPoint } from "./beta-point.ts";
import { logGammaOnePlus, logGammaRatio } from "./gamma-function.ts";

/** I_x(a, b). */
export function regularizedBeta(a: number, b: number, x: number): number {
  return isDomain(a, b, x) ? lowerBetaTail(betaPointAt(a, b, x)) : Number.NaN;
}

/** 1 − I_x(a, b) = I_(1−x)(b, a). */
export function regularizedBetaComplement(a: number, b: number, x: number): number {
  return isDomain(a, b, x) ? upperBetaTail(betaPointAt(a, b, x)) : Number.NaN;
}

export function lowerBetaTail(point: BetaPoint): number {
  const { a, b, x } = point;
  if (x * (a + b + 2) <= a + 1) return betaWeight(point) / evaluateFraction(point);
  return complementBelowMean(mirrorBetaPoint(point));
}

export function upperBetaTail(point: BetaPoint): number {
  return lowerBetaTail(mirrorBetaPoint(point));
}

function isDomain(a: number, b: number, x: number): boolean {
  return a > 0 && b > 0 && x >= 0 && x <= 1;
}

/** 1 − I_x(a, b) for x below about the mean. */
function complementBelowMean(point: BetaPoint): number {
  if (point.a <= 1) return complementOfSmallShape(point);
  return 1 - betaWeight(point) / evaluateFraction(point);
}

/**
 * I_x(a, b) = x^a/(a·B(a, b))·(1 + a·Σ Π((j − b)·x/j)/(a + n)) (DLMF 8.17.7), taken from 1 with each part
 * of order a. Only for x ≤ (a + 1)/(a + b + 2) ≤ 2/3, where b·x ≤ 2 and the sum is tame.
 */
function complementOfSmallShape({ a, b, x, logX }: BetaPoint): number {
  let power = (1 - b) * x;
  let sum = 0;
  for (let n = 1; Math.abs(power) > 1e-18; n++) {
    sum += power / (a + n);
    power *= ((n + 1 - b) * x) / (n + 1);
  }
  const logPower = a * logX - logGammaOnePlus(a) + logGammaRatio(b, a);
  return -Math.expm1(logPower) - a * sum * Math.exp(logPower);
}

/** β₀ + α₁/(β₁ + α₂/(β₂ + …)) of Algorithm 708, by Lentz's method. */
function evaluateFraction({ a, b, x, y, drift }: BetaPoint): number {
  const rise = 1 - drift;
  let value = (a * rise) / (a + 1);
  let above = value;
  let below = 0;
  for (let n = 1, factor = 0; Math.abs(factor - 1) > 3e-16; n++) {
    const end = a + 2 * n;
    const odd = end - 1;
    const shared = (n * (b - n) * x) / odd;
    const numerator = ((a + n - 1) / odd) * (a + b + n - 1) * x * shared;
    const denominator = n + shared + ((a + n) / (end + 1)) * (rise + n * (1 + y));
    below = 1 / (denominator + numerator * below);
    above = denominator + numerator / above;
    factor = above * below;
    value *= factor;
  }
  return value;
}
