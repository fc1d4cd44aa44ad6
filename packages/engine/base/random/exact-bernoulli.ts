/**
 * @file Coins whose chances are exact, the ground under the discrete distributions that protect privacy:
 * fractions of big integers throughout, no rounding anywhere.
 */
import type { Random } from "./random.ts";

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const WORD_BITS = 32n;

/** A finite double is a fraction; this is the very one, in lowest terms. */
export function toFraction(value: number): Fraction {
  let numerator = value;
  let denominator = 1n;
  for (; !Number.isInteger(numerator); numerator *= 2) denominator *= 2n;
  return { numerator: BigInt(numerator), denominator };
}

/** A whole number from 0 to bound − 1, each equally likely. */
export function drawBigBelow(random: Random, bound: bigint): bigint {
  if (bound <= Number.MAX_SAFE_INTEGER) return BigInt(random.below(Number(bound)));
  for (;;) {
    let range = 1n;
    let value = 0n;
    // A word more than needed leaves a rejected rest of less than 2⁻³².
    for (; range < bound << WORD_BITS; range <<= WORD_BITS)
      value = (value << WORD_BITS) | BigInt(random.uint32());
    if (value < range - (range % bound)) return value % bound;
  }
}

/** True with the chance of the fraction (0 to 1): is U below it, digit by digit in base 2³², as far as needed. */
export function drawBernoulli(random: Random, { numerator, denominator }: Fraction): boolean {
  for (let rest = numerator; ; rest %= denominator) {
    rest <<= WORD_BITS;
    const digit = rest / denominator;
    const word = BigInt(random.uint32());
    if (word !== digit) return word < digit;
  }
}

/**
 * True with the chance e^(−x) for a fraction x ≥ 0; Canonne, Kamath, Steinke, "The Discrete Gaussian for
 * Differential Privacy" (NeurIPS 2020), algorithm 1: the first k with no success of chance x/k is odd with
 * exactly that chance.
 */
export function drawBernoulliExp(random: Random, { numerator, denominator }: Fraction): boolean {
  for (let whole = numerator / denominator; whole > 0n; whole -= 1n)
    if (!drawBernoulliExpOne(random)) return false;
  const rest = numerator % denominator;
  let k = 1n;
  while (drawBernoulli(random, { numerator: rest, denominator: denominator * k })) k += 1n;
  return k % 2n === 1n;
}

/** True with the chance 1/e: the same for x = 1, where the chances 1/k need no big integers. */
export function drawBernoulliExpOne(random: Random): boolean {
  let k = 1;
  while (random.below(k) === 0) k += 1;
  return k % 2 === 1;
}
