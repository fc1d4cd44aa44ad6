import type { DatetimeColumn, NumberColumn } from "../../column/column.ts";
import { hashIdentity } from "./hash-values.ts";

interface NumberedIntegers {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
  readonly distinctCount: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

interface Halves {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly nulls: Uint8Array | undefined;
}

/** A table of every number between the extremes is used while it is at most this many times the rows. */
const DENSE_RANGE_PER_ROW = 4;

/** Numbers the distinct values in order of their first row. */
export function numberIntegers(column: NumberColumn | DatetimeColumn): NumberedIntegers {
  const halves = { ...splitHalves(column.values), nulls: column.nulls };
  const ids = new Int32Array(column.length).fill(-1);
  const firstRows = numberDense(halves, ids) ?? numberByHash(halves, ids);
  const counts = new Int32Array(firstRows.length);
  for (const id of ids) if (id >= 0) counts[id]!++;
  const { low, high } = halves;
  return {
    ids,
    counts,
    distinctCount: firstRows.length,
    low: firstRows.map((row) => low[row]!),
    high: firstRows.map((row) => high[row]!),
  };
}

function splitHalves(values: Int32Array | Float64Array | BigInt64Array): {
  low: Int32Array;
  high: Int32Array;
} {
  if (values instanceof Int32Array) return { low: values, high: values.map((value) => value >> 31) };
  const { length } = values;
  const low = new Int32Array(length);
  const high = new Int32Array(length);
  const pairs =
    values instanceof BigInt64Array
      ? new Int32Array(values.buffer, values.byteOffset, 2 * length)
      : undefined;
  for (let row = 0; row < length; row++) {
    low[row] = pairs === undefined ? (values[row] as number) : pairs[2 * row]!;
    high[row] =
      pairs === undefined ? Math.floor((values[row] as number) / 4_294_967_296) : pairs[2 * row + 1]!;
  }
  return { low, high };
}

function numberDense({ low, high, nulls }: Halves, ids: Int32Array): Int32Array | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < low.length; row++) {
    if (nulls?.[row] === 1) continue;
    const value = low[row]!;
    if (high[row] !== value >> 31) return undefined;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return new Int32Array(0);
  const range = max - min + 1;
  if (range > DENSE_RANGE_PER_ROW * low.length + 1_024) return undefined;
  const numbers = new Int32Array(range);
  const firstRows = new Int32Array(Math.min(range, low.length));
  let size = 0;
  for (let row = 0; row < low.length; row++) {
    if (nulls?.[row] === 1) continue;
    const place = low[row]! - min;
    if (numbers[place] === 0) {
      firstRows[size++] = row;
      numbers[place] = size;
    }
    ids[row] = numbers[place]! - 1;
  }
  return firstRows.slice(0, size);
}

function numberByHash({ low, high, nulls }: Halves, ids: Int32Array): Int32Array {
  const mask = 2 ** Math.ceil(Math.log2(2 * low.length + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  const firstRows = new Int32Array(low.length);
  let size = 0;
  for (let row = 0; row < low.length; row++) {
    if (nulls?.[row] === 1) continue;
    let slot = hashIdentity(low[row]!, high[row]!) & mask;
    while (slots[slot] !== 0) {
      const first = firstRows[slots[slot]! - 1]!;
      if (low[first] === low[row] && high[first] === high[row]) break;
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) {
      firstRows[size++] = row;
      slots[slot] = size;
    }
    ids[row] = slots[slot]! - 1;
  }
  return firstRows.slice(0, size);
}
