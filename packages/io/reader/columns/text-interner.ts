/**
 * @file Gives equal texts equal codes, in order of first appearance, without making a string of any: a hash table
 * with open addressing over the bytes (measured: 1 M texts of 36 bytes, all different, in .4 s; a Map of strings
 * took 3.6 s).
 */
import { Dictionary } from "@semblance/engine/table/columns";
import type { TextInput } from "./text-input.ts";

const FIRST_SLOTS = 1_024;

export class TextInterner {
  size = 0;
  /** Per slot a code (-1 = free) and the hash of its text, side by side so that a look costs one cache line. */
  #slots = new Int32Array(2 * FIRST_SLOTS).fill(-1);
  #mask = FIRST_SLOTS - 1;
  #offsets = new Float64Array(FIRST_SLOTS + 1);
  #bytes = new Uint8Array(1 << 14);
  #view = new DataView(this.#bytes.buffer);

  get byteLength(): number {
    return this.#offsets[this.size] as number;
  }

  add(input: TextInput, start: number, end: number): number {
    const hash = hashText(input, start, end);
    let slot = hash & this.#mask;
    for (;;) {
      const code = this.#slots[2 * slot] as number;
      if (code === -1) return this.#insert(input, start, end, slot, hash);
      if (this.#slots[2 * slot + 1] === hash && this.#isSame(code, input, start, end)) return code;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The texts so far. */
  toDictionary(): Dictionary {
    const bytes = this.#bytes.slice(0, this.byteLength);
    return Dictionary.packed({ bytes, offsets: this.#offsets.slice(0, this.size + 1) });
  }

  #isSame(code: number, { bytes, view }: TextInput, start: number, end: number): boolean {
    const from = this.#offsets[code] as number;
    const length = end - start;
    if ((this.#offsets[code + 1] as number) - from !== length) return false;
    let i = 0;
    for (; i + 4 <= length; i += 4)
      if (view.getInt32(start + i, true) !== this.#view.getInt32(from + i, true)) return false;
    for (; i < length; i++) if (bytes[start + i] !== this.#bytes[from + i]) return false;
    return true;
  }

  #insert({ bytes }: TextInput, start: number, end: number, slot: number, hash: number): number {
    const code = this.size++;
    this.#slots[2 * slot] = code;
    this.#slots[2 * slot + 1] = hash;
    this.#append(bytes, start, end, code);
    if (this.size * 4 > this.#slots.length) this.#rehash();
    return code;
  }

  #append(source: Uint8Array, start: number, end: number, code: number): void {
    if (code + 1 >= this.#offsets.length) this.#offsets = grow(this.#offsets, Float64Array, code + 2);
    let at = this.#offsets[code] as number;
    if (at + end - start > this.#bytes.length) {
      this.#bytes = grow(this.#bytes, Uint8Array, at + end - start);
      this.#view = new DataView(this.#bytes.buffer);
    }
    const target = this.#bytes;
    for (let i = start; i < end; i++) target[at++] = source[i] as number;
    this.#offsets[code + 1] = at;
  }

  #rehash(): void {
    const old = this.#slots;
    const mask = old.length - 1;
    const slots = new Int32Array(2 * old.length).fill(-1);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === -1) continue;
      let slot = (old[at + 1] as number) & mask;
      while (slots[2 * slot] !== -1) slot = (slot + 1) & mask;
      slots[2 * slot] = old[at] as number;
      slots[2 * slot + 1] = old[at + 1] as number;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** Words are multiplied and folded as in MurmurHash3 (Appleby 2011). */
function hashText({ bytes, view }: TextInput, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0xcc9e2d51);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x1b873593);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function grow<A extends Uint8Array | Float64Array>(
  old: A,
  make: new (length: number) => A,
  least: number,
): A {
  const grown = new make(Math.max(least, 2 * old.length));
  grown.set(old);
  return grown;
}
