/**
 * @file Decimals of 16 to 18 digits as doubles, by arithmetic in pairs of doubles (Dekker 1971): `Number(text)` and
 * printing again took twenty times as long.
 */

/** Exact powers of ten, up to 10^22. */
export const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const SPLITTER = 2 ** 27 + 1;

/** What `a × b` lost by rounding to `product`; exact. */
function productError(a: number, b: number, product: number): number {
  const aScaled = SPLITTER * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = SPLITTER * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * The double nearest to `(head × 10^tailDigits + tail) / 10^decimals`, if printed with as many digits it gives that
 * number again, and NaN if it does not (or if that is too close to tell).
 */
export function divideExactly(head: number, tail: number, tailDigits: number, decimals: number): number {
  const shift = POWERS_OF_TEN[tailDigits] as number;
  const power = POWERS_OF_TEN[decimals] as number;
  const product = head * shift;
  const high = product + tail;
  const low = tail - (high - product) + productError(head, shift, product);
  const quotient = high / power;
  const back = quotient * power;
  const rest = high - back - productError(quotient, power, back) + low;
  const value = quotient + rest / power;
  const printed = value * power;
  const distance = high - printed - productError(value, power, printed) + low;
  return Math.abs(distance) < 0.499 ? value : Number.NaN;
}
