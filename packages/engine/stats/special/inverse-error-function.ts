/**
 * @file Inverses of erf and erfc: Winitzki's closed form (2008, relative error 2e-3 everywhere) sharpened by
 * Newton steps, on erf itself near the centre and on ln erfc in the tail, where that is nearly a parabola.
 */
import { erf, erfc, erfcx, expNegativeSquare } from "./error-function.ts";

const WINITZKI = 0.147;
const HALF_SQRT_PI = 0.886226925452758;

/** The x with erf(x) = value; ±Infinity at ±1, NaN outside [−1, 1]. */
export function inverseErf(value: number): number {
  const size = Math.abs(value);
  if (size === 0) return value;
  if (!(size < 0.5)) return Math.sign(value) * inverseErfc(1 - size);
  let x = guessInverseErf(Math.log1p(-size * size));
  for (let step = 0; step < 3; step++) {
    const newton = ((erf(x) - size) * HALF_SQRT_PI) / Math.exp(-x * x);
    x -= newton / (1 + x * newton);
  }
  return Math.sign(value) * x;
}

/** The x with erfc(x) = value; relative accuracy holds for the smallest values. NaN outside [0, 2]. */
export function inverseErfc(value: number): number {
  if (value === 0) return Number.POSITIVE_INFINITY;
  if (value === 2) return Number.NEGATIVE_INFINITY;
  if (!(value > 0 && value < 2)) return Number.NaN;
  if (value > 1.5) return -inverseErfc(2 - value);
  if (value > 0.5) return inverseErf(1 - value);
  let x = guessInverseErf(Math.log(value) + Math.log(2 - value));
  for (let step = 0; step < 4; step++) {
    x += HALF_SQRT_PI * erfcx(x) * logErrorOf(x, value);
  }
  return x;
}

/** ln(erfc(x)/value), also where erfc(x) has left the normal range of double. */
function logErrorOf(x: number, value: number): number {
  if (value > 1e-290) return Math.log(erfc(x) / value);
  return (
    Math.log(expNegativeSquare(x / 2) / value) + 3 * Math.log(expNegativeSquare(x / 2)) + Math.log(erfcx(x))
  );
}

/** Winitzki's inverse of erf as a function of ln(1 − erf²). */
function guessInverseErf(logComplement: number): number {
  const half = 2 / (Math.PI * WINITZKI) + logComplement / 2;
  const product = -logComplement / WINITZKI;
  const root = Math.sqrt(half * half + product);
  const square = half > 0 ? product / (root + half) : root - half;
  return Math.sqrt(square);
}
