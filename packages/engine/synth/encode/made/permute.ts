/**
 * @file A keyed bijection of 0 … size − 1: row numbers go in, numbers that look drawn come out, no two alike, and
 * nothing has to be remembered. A Feistel network over the next power of two, walked on while the result lies
 * outside (J. Black and P. Rogaway, "Ciphers with Arbitrary Finite Domains", 2002). It scatters, it hides nothing
 * from who holds the key: a row number is no secret.
 */

/** Numbers stay exact below this, with room for the next power of two. */
export const LARGEST_SPACE = 2 ** 50;
const ROUNDS = 6;

/** The splitmix finaliser on 32 bits (Stafford's constants): every bit of the result depends on every bit given. */
export function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A word that depends on a key, a number below 2^53 and a purpose. */
export function hashNumber(key: number, value: number, purpose: number): number {
  const high = Math.floor(value / 2 ** 32);
  return mix(mix(mix((key ^ Math.imul(purpose, 0x9e3779b9)) >>> 0) ^ high) ^ ((value % 2 ** 32) >>> 0));
}

/** Where `index` goes; `size` at most `LARGEST_SPACE`. */
export function permute(index: number, size: number, key: number): number {
  const bits = Math.max(2, Math.ceil(Math.log2(size)));
  let value = index;
  do value = cross(value, bits, key);
  while (value >= size);
  return value;
}

/** An unbalanced Feistel network: halves of `low` and `bits − low` bits change places each round. */
function cross(value: number, bits: number, key: number): number {
  let lowBits = bits >>> 1;
  let low = value % 2 ** lowBits;
  let high = (value - low) / 2 ** lowBits;
  for (let round = 0; round < ROUNDS; round++) {
    const highBits = bits - lowBits;
    const mask = 2 ** highBits;
    const next = (high ^ (mix(mix(low ^ key) + Math.imul(round + 1, 0x9e3779b9)) & (mask - 1))) >>> 0;
    high = low;
    low = next;
    lowBits = highBits;
  }
  return high * 2 ** lowBits + low;
}
