/** @file Searches for bytes four at a time (Mycroft's test for a zero byte in a word). */

const ONES = 0x01010101;
const HIGH_BITS = 0x80808080;

/** A byte repeated over a word. */
export const spread = (byte: number): number => Math.imul(byte, ONES);

/** Where the first word that holds one of two bytes begins, or at most three bytes before `to`; never beyond. */
export function skipWords(view: DataView, from: number, to: number, first: number, second: number): number {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word = view.getInt32(at, true);
    const a = word ^ first;
    const b = word ^ second;
    if (((((a - ONES) & ~a) | ((b - ONES) & ~b)) & HIGH_BITS) !== 0) break;
  }
  return at;
}
