/**
 * @file Gives equal texts equal codes, in order of first appearance, without making a string of any: a hash table
 * with open addressing over the bytes (measured: 1 M texts of 36 bytes, all different, in .4 s; a Map of strings
 * took 3.6 s).
 */
import { Dictionary } from "@semblance/engine/table/columns";
import { growArray } from "./growing-array.ts";
import type { TextInput } from "./text-input.ts";

const FIRST_SLOTS = 1_024;
const MOST_BYTES = 2 ** 32 - 1;

export class TextInterner {
  size = 0;
  /** Per slot a code (-1 = free) and the hash of its text, side by side so that a look costs one cache line. */
  #slots = new Int32Array(2 * FIRST_SLOTS).fill(-1);
  #mask = FIRST_SLOTS - 1;
  #offsets = new Uint32Array(FIRST_SLOTS + 1);
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

  /** Makes room for so many different texts. */
  reserve(size: number): void {
    let slots = this.#mask + 1;
    while (slots < 2 * size) slots *= 2;
    if (slots > this.#mask + 1) this.#rehash(slots);
    if (size >= this.#offsets.length) this.#offsets = growArray(this.#offsets, size + 1);
  }

  /** The texts so far, in the memory they were gathered in: nothing may be added any more. */
  toDictionary(): Dictionary {
    const bytes = this.#bytes.subarray(0, this.byteLength);
    return Dictionary.packed({ bytes, offsets: new Float64Array(this.#offsets.subarray(0, this.size + 1)) });
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

  #insert(input: TextInput, start: number, end: number, slot: number, hash: number): number {
    const code = this.size++;
    this.#slots[2 * slot] = code;
    this.#slots[2 * slot + 1] = hash;
    this.#append(input, start, end, code);
    if (2 * this.size > this.#mask) this.#rehash(2 * (this.#mask + 1));
    return code;
  }

  #append({ bytes, view }: TextInput, start: number, end: number, code: number): void {
    if (code + 1 >= this.#offsets.length) this.#offsets = growArray(this.#offsets, code + 2);
    let to = this.#offsets[code] as number;
    const whole = to + end - start;
    if (whole > MOST_BYTES) throw new RangeError("the different texts of a column exceed 4 GB");
    if (whole > this.#bytes.length) this.#growBytes(whole);
    let at = start;
    for (; at + 4 <= end; at += 4, to += 4) this.#view.setInt32(to, view.getInt32(at, true), true);
    for (; at < end; at++) this.#bytes[to++] = bytes[at] as number;
    this.#offsets[code + 1] = to;
  }

  #growBytes(least: number): void {
    this.#bytes = growArray(this.#bytes, least);
    this.#view = new DataView(this.#bytes.buffer);
  }

  #rehash(count: number): void {
    const old = this.#slots;
    const mask = count - 1;
    const slots = new Int32Array(2 * count).fill(-1);
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
