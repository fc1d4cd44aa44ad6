/**
 * @file The gamma function and its logarithm. From 10 on Stirling's series (DLMF 5.11.1); below, recurrence
 * to [1, 2], where ln Γ(1 + z) = z·(z − 1)·g(z) with a Chebyshev series for g keeps both zeros exact.
 * Coefficients: scripts/golden/stats/coefficients.py.
 */
import { evaluateChebyshev } from "./chebyshev.ts";

const LOG_GAMMA = [
  0.49141539302938714, -0.07611416167043585, 0.008432324965932778, -0.001079493726328608,
  0.00014900748003692963, -2.1512399888556784e-5, 3.1979329860862186e-6, -4.851693012139927e-7,
  7.47148782116316e-8, -1.1638296700170518e-8, 1.829400437118668e-9, -2.8969180607129607e-10,
  4.61570140620909e-11, -7.392810230497983e-12, 1.1894280008333085e-12, -1.9212068676522805e-13,
  3.113975526387164e-14, -5.0628432984486114e-15, 8.254150281631144e-16, -1.3490578987574844e-16,
  2.209876116782623e-17,
];
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];
const STIRLING_FROM = 10;
const HALF_LOG_TWO_PI = 0.9189385332046728;
const TWO_PI = 2 * Math.PI;

/** ln|Γ(x)|; Infinity at the poles 0, −1, −2, … */
export function logGamma(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x <= 0) return logGammaByReflection(x);
  if (x < 1) return logGammaOnePlus(x) - Math.log(x);
  if (x <= 2) return logGammaOnePlus(x - 1);
  if (x < 3) return logGammaOnePlus(x - 2) + Math.log1p(x - 2);
  if (x >= STIRLING_FROM) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
  const { product, rest } = reduceToUnit(x);
  return Math.log(product) + logGammaOnePlus(rest);
}

/** Γ(x); NaN at the poles. */
export function gammaFunction(x: number): number {
  if (x < 0) return Number.isInteger(x) ? Number.NaN : Math.PI / (sinPi(x) * gammaFunction(1 - x));
  if (x < 1) return Math.exp(logGammaOnePlus(x)) / x;
  if (x > 171.7) return Number.POSITIVE_INFINITY;
  if (x >= STIRLING_FROM) {
    const halfPower = x ** (x / 2 - 0.25);
    return Math.sqrt(TWO_PI) * halfPower * Math.exp(stirlingRemainder(x) - x) * halfPower;
  }
  const { product, rest } = reduceToUnit(x);
  return product * Math.exp(logGammaOnePlus(rest));
}

/** ln Γ(1 + z) for z in [0, 1], with full relative accuracy at both zeros. */
export function logGammaOnePlus(z: number): number {
  return z * (z - 1) * evaluateChebyshev(LOG_GAMMA, 2 * z - 1);
}

/** Γ*(x) = Γ(x)/(√(2π)·x^(x − ½)·e^(−x)), which tends to 1 (DLMF 5.11.3). */
export function scaledGamma(x: number): number {
  if (x >= STIRLING_FROM) return Math.exp(stirlingRemainder(x));
  return gammaFunction(x) * Math.sqrt(x / TWO_PI) * Math.exp(x) * x ** -x;
}

/** ln Γ(x + step) − ln Γ(x) for x, step > 0, relatively accurate for a small step too. */
export function logGammaRatio(x: number, step: number): number {
  let base = x;
  let shifted = 0;
  for (; base < STIRLING_FROM; base++) shifted += Math.log1p(step / base);
  const end = base + step;
  const remainder = stirlingRemainder(end) - stirlingRemainder(base);
  return (base - 0.5) * Math.log1p(step / base) + step * (Math.log(end) - 1) + remainder - shifted;
}

/** ln Γ*(x) for x ≥ 10: Σ B₂ₖ/(2k(2k − 1)·x^(2k − 1)). */
function stirlingRemainder(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * inverseSquare + STIRLING[k]!;
  return sum / x;
}

/** Γ(x) = product·Γ(1 + rest) with rest in [0, 1), for x in [1, 10). */
function reduceToUnit(x: number): { product: number; rest: number } {
  let rest = x - 1;
  let product = 1;
  for (; rest >= 1; rest--) product *= rest;
  return { product, rest };
}

function logGammaByReflection(x: number): number {
  if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
  return Math.log(Math.PI / Math.abs(sinPi(x))) - logGamma(1 - x);
}

function sinPi(x: number): number {
  const nearest = Math.round(x);
  const sine = Math.sin(Math.PI * (x - nearest));
  return nearest % 2 === 0 ? sine : -sine;
}
