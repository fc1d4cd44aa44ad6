/**
 * @file The regularised incomplete gamma functions P(a, x) and Q(a, x), each with full relative accuracy
 * where it is the small one. Series and continued fraction (DLMF 8.7.1, 8.9.2) away from x ≈ a, Temme's
 * uniform expansion about it for large a, and for small a and x the difference from 1 written without
 * cancellation (Gautschi 1979; Gil, Segura and Temme, "Efficient and accurate algorithms for the computation
 * and inversion of the incomplete gamma function ratios", 2012). NaN outside a > 0, x ≥ 0.
 */
import { logGammaOnePlus } from "./gamma-function.ts";
import { gammaWeight } from "./gamma-weight.ts";
import { isUniformRegion, uniformGammaTail } from "./uniform-gamma-tail.ts";

const TINY = 1e-300;

/** P(a, x) = γ(a, x)/Γ(a). */
export function regularizedGammaP(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (isUniformRegion(a, x)) return x < a ? uniformGammaTail(a, x) : 1 - uniformGammaTail(a, x);
  return x < seriesLimit(a) ? sumLowerSeries(a, x) : 1 - upperByFraction(a, x);
}

/** Q(a, x) = Γ(a, x)/Γ(a) = 1 − P(a, x). */
export function regularizedGammaQ(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (isUniformRegion(a, x)) return x < a ? 1 - uniformGammaTail(a, x) : uniformGammaTail(a, x);
  if (x >= seriesLimit(a)) return upperByFraction(a, x);
  return a <= 1 ? upperOfSmallShape(a, x) : 1 - sumLowerSeries(a, x);
}

function seriesLimit(a: number): number {
  return a <= 1 ? 1.5 : a + 1;
}

/** P(a, x) = x^a·e^(−x)/Γ(a + 1)·Σ xⁿ/((a + 1)…(a + n)). */
function sumLowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return (gammaWeight(a, x) / a) * sum;
}

/** Q(a, x) = x^a·e^(−x)/Γ(a)·1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)) by Lentz's method. */
function upperByFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let value = denominator;
  let above = denominator;
  let below = 0;
  for (let n = 1, factor = 0; Math.abs(factor - 1) > 3e-16; n++) {
    const numerator = n * (a - n);
    denominator += 2;
    below = 1 / (denominator + numerator * below || TINY);
    above = denominator + numerator / above || TINY;
    factor = above * below;
    value *= factor;
  }
  return gammaWeight(a, x) / value;
}

/** 1 − x^a/Γ(1 + a)·(1 − a·Σ (−1)ⁿ⁻¹xⁿ/(n!·(a + n))) for a ≤ 1, x < 1.5: every part is of order a. */
function upperOfSmallShape(a: number, x: number): number {
  let power = x;
  let sum = 0;
  for (let n = 1; Math.abs(power) > 1e-18; n++) {
    sum += power / (a + n);
    power *= -x / (n + 1);
  }
  const logPower = a * Math.log(x) - logGammaOnePlus(a);
  return a * sum * Math.exp(logPower) - Math.expm1(logPower);
}
