/** @file A column of numbers, truths or times as float64 with NaN for null: what statistics and models compute on. */
import type { BooleanColumn, Column, DatetimeColumn, NumberColumn } from "./column.ts";

export type MeasurableColumn = NumberColumn | BooleanColumn | DatetimeColumn;

const numbersOf = new WeakMap<Column, Float64Array>();

/** Computed once per column and kept; shares the column's memory where it can. Do not write into it. */
export function toNumbers(column: MeasurableColumn): Float64Array {
  let numbers = numbersOf.get(column);
  if (numbers === undefined) {
    numbers = convert(column);
    numbersOf.set(column, numbers);
  }
  return numbers;
}

export function isMeasurable(column: Column): column is MeasurableColumn {
  return column.kind !== "text";
}

function convert(column: MeasurableColumn): Float64Array {
  const { nulls } = column;
  if (column.kind === "float64" && nulls === undefined) return column.values;
  const numbers = widen(column);
  if (nulls !== undefined) for (let i = 0; i < nulls.length; i++) if (nulls[i] === 1) numbers[i] = Number.NaN;
  return numbers;
}

function widen(column: MeasurableColumn): Float64Array {
  if (!(column.values instanceof BigInt64Array)) return new Float64Array(column.values);
  const numbers = bigintsToNumbers(column.values);
  if (column.kind === "decimal") {
    const unit = 10 ** column.scale;
    for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] as number) / unit;
  }
  return numbers;
}

/** By halves: `Number(bigint)` per value is ten times slower. Rounds once, as Number() does, below 2^53. */
function bigintsToNumbers(values: BigInt64Array): Float64Array {
  const low = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const high = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = (high[2 * i + 1] as number) * 4_294_967_296 + (low[2 * i] as number);
  return numbers;
}
