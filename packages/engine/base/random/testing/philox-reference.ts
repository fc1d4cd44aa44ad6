/** @file Philox4x32-10 as the paper states it, in exact integers: what the kernel must agree with. */
import type { Words2, Words4 } from "../philox.ts";

const MASK = 0xffff_ffffn;

export function philoxReference(counter: Words4, key: Words2): number[] {
  let [a, b, c, d] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round += 1) {
    const left = 0xd2511f53n * a;
    const right = 0xcd9e8d57n * c;
    [a, b, c, d] = [(right >> 32n) ^ b ^ k0, right & MASK, (left >> 32n) ^ d ^ k1, left & MASK];
    k0 = (k0 + 0x9e3779b9n) & MASK;
    k1 = (k1 + 0xbb67ae85n) & MASK;
  }
  return [a, b, c, d].map(Number);
}

/** The counter `steps` after this one; only the low two words count. */
export function advance([low, high, third, fourth]: Words4, steps: number): Words4 {
  const sum = (BigInt(high) << 32n) + BigInt(low) + BigInt(steps);
  return [Number(sum & MASK), Number((sum >> 32n) & MASK), third, fourth];
}
