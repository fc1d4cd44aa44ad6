/**
 * @file Temme's uniform expansion of the incomplete gamma functions for large a (DLMF 8.12; Temme 1979).
 * With η²/2 = λ − 1 − ln λ, λ = x/a, the tail beyond x is
 * e^(−aη²/2)·(½·erfcx(|η|·√(a/2)) ± S(η)/√(2πa)), and S(η) = Σ bₙηⁿ/(1 + b₁/a) with
 * bₙ₋₁ = fₙ + (n + 1)·bₙ₊₁/a, where fₙ are the Taylor coefficients of η/(λ − 1)
 * (scripts/golden/stats/coefficients.py).
 */
import { erfcx } from "./error-function.ts";
import { gammaDeviance } from "./gamma-weight.ts";

const QUOTIENT = [
  1.0, -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
  0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6,
  -1.85406221071516e-6, 8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9,
  1.0261809784240309e-8, -4.382036018453353e-9, 9.14769958223679e-10, -2.5514193994946248e-11,
  -5.830772132550426e-11, 2.4361948020667415e-11, -5.0276692801141755e-12, 1.1004391032956135e-13,
  3.371763262400985e-13, -1.392388722418162e-13, 2.8534893807047445e-14, -5.139111834242572e-16,
  -1.9752288294349442e-15, 8.099521156704561e-16, -1.6522531216398162e-16, 2.5305430097478883e-18,
  1.1686939738559576e-17, -4.770037049820485e-18,
];
/** From here the 31 terms leave less than 1e-15 for |η| ≤ 1 (checked against 50 digits). */
const SMALLEST_SHAPE = 25;
const LARGEST_HALF_SQUARE = 0.5;

export function isUniformRegion(a: number, x: number): boolean {
  return a >= SMALLEST_SHAPE && x > 0.25 * a && x < 3 * a && gammaDeviance(a, x) <= LARGEST_HALF_SQUARE;
}

/** P(a, x) for x < a, Q(a, x) from x = a on. */
export function uniformGammaTail(a: number, x: number): number {
  const halfSquare = gammaDeviance(a, x);
  const eta = Math.sign(x - a) * Math.sqrt(2 * halfSquare);
  const correction = evaluateCorrection(a, eta) / Math.sqrt(2 * Math.PI * a);
  const leading = 0.5 * erfcx(Math.sqrt(a * halfSquare));
  return Math.exp(-a * halfSquare) * (x < a ? leading - correction : leading + correction);
}

function evaluateCorrection(a: number, eta: number): number {
  let afterNext = 0;
  let next = QUOTIENT[QUOTIENT.length - 1]!;
  let sum = next;
  for (let n = QUOTIENT.length - 2; n > 0; n--) {
    const current = QUOTIENT[n]! + ((n + 1) * afterNext) / a;
    sum = sum * eta + current;
    afterNext = next;
    next = current;
  }
  return sum / (1 + afterNext / a);
}
