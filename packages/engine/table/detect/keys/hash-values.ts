import type { PackedTexts } from "../../column/dictionary.ts";

/** Two independent 32-bit hashes of each text: FNV-1a and a multiplicative one, both finished by avalanche. */
export function hashTexts({ bytes, offsets }: PackedTexts): { low: Int32Array; high: Int32Array } {
  const size = offsets.length - 1;
  const low = new Int32Array(size);
  const high = new Int32Array(size);
  for (let text = 0; text < size; text++) {
    const end = offsets[text + 1]!;
    let first = 0x811c9dc5;
    let second = end - offsets[text]!;
    for (let place = offsets[text]!; place < end; place++) {
      const byte = bytes[place]!;
      first = Math.imul(first ^ byte, 0x01000193);
      second = (Math.imul(second, 0x5bd1e995) + byte) | 0;
    }
    low[text] = mixBits(first);
    high[text] = mixBits(second);
  }
  return { low, high };
}

/** Every bit of the answer depends on every bit of the word (finaliser of MurmurHash3). */
export function mixBits(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Hash of a 64-bit integer given in halves. */
export function hashIdentity(low: number, high: number): number {
  return mixBits(low ^ Math.imul(high, 0x9e3779b1));
}
