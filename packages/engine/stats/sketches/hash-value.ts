/**
 * @file A 64-bit hash of a text or number, the same on every platform: two lanes of Appleby's MurmurHash3
 * rounds over 32-bit blocks with different constants, finished by its avalanche and added crosswise as its
 * 128-bit form does. Not for secrets.
 */
export interface Hash64 {
  high: number;
  low: number;
}

const TEXT_SEED = 0x9e3779b9;
const NUMBER_SEED = 0x7f4a7c15;
const numbers = new Float64Array(1);
const words = new Uint32Array(numbers.buffer);

/** Writes the hash into `into` and gives it back; −0 hashes as 0. The number 1 and the text "1" differ. */
export function hashValue(value: string | number, into: Hash64): Hash64 {
  if (typeof value === "string") return hashText(value, into);
  numbers[0] = value === 0 ? 0 : value;
  into.high = NUMBER_SEED;
  into.low = ~NUMBER_SEED;
  absorb(into, words[0]!);
  absorb(into, words[1]!);
  return finish(into, 8);
}

function hashText(text: string, into: Hash64): Hash64 {
  into.high = TEXT_SEED;
  into.low = ~TEXT_SEED;
  const { length } = text;
  for (let i = 0; i + 1 < length; i += 2) absorb(into, text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
  if (length % 2 === 1) absorb(into, text.charCodeAt(length - 1));
  return finish(into, length);
}

function absorb(state: Hash64, block: number): void {
  const first = Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
  const second = Math.imul(rotate(Math.imul(block, 0x239b961b), 17), 0x38b34ae5);
  state.high = Math.imul(rotate(state.high ^ first, 13), 5) + 0xe6546b64;
  state.low = Math.imul(rotate(state.low ^ second, 17), 5) + 0x561ccd1b;
}

function finish(state: Hash64, length: number): Hash64 {
  const high = avalanche((state.high ^ length) + state.low);
  const low = avalanche((state.low ^ length) + high);
  state.high = (high + low) >>> 0;
  state.low = (low + state.high) >>> 0;
  return state;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function avalanche(word: number): number {
  const first = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
