/**
 * @file From text to typed values, only where nothing is lost: the typed column, written back in its format,
 * gives the same texts. Numbers stored with leading zeros stay text.
 */
import type { Column, TextColumn } from "../column/column.ts";

const INTEGER = /^-?(0|[1-9]\d{0,17})$/;
const DECIMAL = /^-?(0|[1-9]\d*)?(\.\d+)?([eE][+-]?\d+)?$/;

export function interpretText(column: TextColumn): Column {
  const texts = column.dictionary.texts();
  if (texts.length === 0) return column;
  if (texts.every((text) => INTEGER.test(text) && Math.abs(Number(text)) < 2 ** 31)) return toInt32(column);
  if (texts.every((text) => DECIMAL.test(text))) return toFloat64(column);
  return column;
}

function toInt32(column: TextColumn): Column {
  const numbers = Int32Array.from(column.dictionary.texts(), Number);
  const values = Int32Array.from(column.codes, (code, row) =>
    column.nulls?.[row] ? 0 : (numbers[code] ?? 0),
  );
  return { kind: "int32", length: column.length, values, ...(column.nulls && { nulls: column.nulls }) };
}

function toFloat64(column: TextColumn): Column {
  const texts = column.dictionary.texts();
  const numbers = Float64Array.from(texts, Number);
  const decimals = Math.max(
    ...texts.map((text) => (/[eE]/.test(text) ? 17 : (text.split(".")[1]?.length ?? 0))),
  );
  const values = Float64Array.from(column.codes, (code, row) =>
    column.nulls?.[row] ? 0 : (numbers[code] ?? 0),
  );
  const nulls = column.nulls && { nulls: column.nulls };
  return { kind: "float64", length: column.length, values, ...(decimals < 16 && { decimals }), ...nulls };
}
