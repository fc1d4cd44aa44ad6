/** @file Finds a value of one column among those of another, exactly: equal hashes of texts are followed by a comparison. */
import type { PackedTexts } from "../../column/dictionary.ts";
import type { ColumnValues, Identities } from "./column-values.ts";
import { hashIdentity } from "./hash-values.ts";

export interface ValueIndex {
  /** The number that the value `id` of `other` has in the indexed column, or -1. */
  find(other: Identities, id: number): number;
}

export function indexValues(values: ColumnValues): ValueIndex {
  const { low, high, counts, texts } = values;
  const mask = 2 ** Math.ceil(Math.log2(2 * values.distinctCount + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  for (let id = 0; id < counts.length; id++) {
    if (counts[id] === 0) continue;
    let slot = hashIdentity(low[id]!, high[id]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  const find = (other: Identities, wanted: number): number => {
    const wantedLow = other.low[wanted]!;
    const wantedHigh = other.high[wanted]!;
    let slot = hashIdentity(wantedLow, wantedHigh) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const id = slots[slot]! - 1;
      if (low[id] !== wantedLow || high[id] !== wantedHigh) continue;
      if (texts === undefined || other.texts === undefined) return id;
      if (equalTexts(texts, id, other.texts, wanted)) return id;
    }
    return -1;
  };
  return { find };
}

/** Per value of `child`: its number in the indexed parent, or -1. */
export function mapValues(child: ColumnValues, index: ValueIndex): Int32Array {
  const { counts } = child;
  const numbers = new Int32Array(counts.length);
  for (let id = 0; id < numbers.length; id++) numbers[id] = counts[id] === 0 ? -1 : index.find(child, id);
  return numbers;
}

function equalTexts(a: PackedTexts, i: number, b: PackedTexts, j: number): boolean {
  const start = a.offsets[i]!;
  const shift = b.offsets[j]! - start;
  const end = a.offsets[i + 1]!;
  if (b.offsets[j + 1]! - shift !== end) return false;
  for (let place = start; place < end; place++) if (a.bytes[place] !== b.bytes[place + shift]) return false;
  return true;
}
