/**
 * @file What tells one stream from another: 128 bits made from the seed and the names on the way to it.
 * A label is absorbed eight bytes at a time with Philox as the block cipher of a Davies-Meyer hash,
 * state ← E(message, state) ⊕ state, its kind and length first so that no two paths spell the same message.
 * Two of n streams share an identity with a chance of about n² / 2¹²⁹.
 */
import { runPhilox, type Words2, type Words4 } from "./philox.ts";

export const LABEL_KINDS = { seed: 1, stream: 2, partition: 3 } as const;
export type LabelKind = keyof typeof LABEL_KINDS;

const encoder = new TextEncoder();
const EMPTY: Words4 = [0, 0, 0, 0];

function absorb(state: Words4, message: Words2): Words4 {
  const [a = 0, b = 0, c = 0, d = 0] = runPhilox(state, message, 1);
  return [(a ^ state[0]) >>> 0, (b ^ state[1]) >>> 0, (c ^ state[2]) >>> 0, (d ^ state[3]) >>> 0];
}

/** Four bytes from `at`, the low one first; 0 past the end. */
function readWord(bytes: Uint8Array, at: number): number {
  const byte = (index: number) => bytes[at + index] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
}

export function deriveIdentity(kind: LabelKind, label: string, parent: Words4 = EMPTY): Words4 {
  const text = encoder.encode(label);
  let state = absorb(parent, [LABEL_KINDS[kind], text.length]);
  for (let at = 0; at < text.length; at += 8)
    state = absorb(state, [readWord(text, at), readWord(text, at + 4)]);
  return state;
}
