/**
 * @file The error function and its complements. erf by its all-positive series near zero; erfcx by one
 * Chebyshev series for (1 + 2x)·erfcx(x) in (x − 3.75)/(x + 3.75), the mapping of Shepherd and Laframboise
 * (1981); erfc as exp(−x²)·erfcx(x), so that its relative accuracy holds until it underflows. Coefficients:
 * scripts/golden/stats/coefficients.py.
 */
import { evaluateChebyshev } from "./chebyshev.ts";

const ERFCX = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5,
  4.13902798607301e-6, 7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8,
  4.521959811218287e-9, -7.754400208831351e-10, -6.318088340886684e-11, 2.86879501093067e-11,
  1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14, 3.3478119482868056e-14,
  -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
  -2.2370566594359995e-18, -2.187342944303018e-18,
];
const TWO_OVER_SQRT_PI = 1.1283791670955126;

/** exp(−x²) with the square split, so that the rounding of x² does not grow into the result. */
export function expNegativeSquare(x: number): number {
  const high = Math.round(x * 16) / 16;
  return Math.exp(-high * high) * Math.exp(-(x - high) * (x + high));
}

export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 1) return erfBySeries(x);
  return Math.sign(x) * (1 - erfc(size));
}

export function erfc(x: number): number {
  if (x < 0.5) return x < -1 ? 2 - erfc(-x) : 1 - erf(x);
  return x > 27.3 ? 0 : expNegativeSquare(x) * erfcx(x);
}

/** exp(x²)·erfc(x), which neither underflows nor overflows for x > −26. */
export function erfcx(x: number): number {
  if (x < 0) return 2 / expNegativeSquare(x) - erfcx(-x);
  if (x > 1e8) return TWO_OVER_SQRT_PI / (2 * x);
  return evaluateChebyshev(ERFCX, (x - 3.75) / (x + 3.75)) / (1 + 2 * x);
}

/** erf(x) = 2x/√π · exp(−x²) · Σ (2x²)ⁿ/(2n + 1)!! (DLMF 7.6.2). */
function erfBySeries(x: number): number {
  const doubledSquare = 2 * x * x;
  let term = 1;
  let sum = 1;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= doubledSquare / odd;
    sum += term;
  }
  return TWO_OVER_SQRT_PI * x * Math.exp(-x * x) * sum;
}
