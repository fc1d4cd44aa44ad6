/**
 * @file The canonical text of a cell, as bytes: whole numbers and decimals exact with their scale, float64 as the
 * shortest digits that give the same number (`-0.0`, `NaN`, `Infinity`), truths as `true` and `false`, times in
 * ISO 8601. Exporters and `renderCell` share it. Null cells are the caller's.
 */
import type { ByteWriter } from "./byte-writer.ts";
import { MicrosReader, toCivilDate } from "./civil-time.ts";
import type { Column, DatetimeColumn, DecimalColumn, Float64Column, Int64Column } from "./column.ts";

export type CellWriter = (out: ByteWriter, row: number) => void;

export function makeCellWriter(column: Column): CellWriter {
  switch (column.kind) {
    case "int32":
      return (out, row) => out.writeInteger(column.values[row] as number);
    case "int64":
      return makeInt64Writer(column);
    case "float64":
      return makeFloat64Writer(column);
    case "decimal":
      return makeDecimalWriter(column);
    case "boolean":
      return (out, row) => out.writeAscii(column.values[row] === 1 ? "true" : "false");
    case "datetime":
      return makeTimeWriter(column);
    case "text": {
      const packed = column.dictionary.pack();
      return (out, row) => out.writePacked(packed, column.codes[row] as number);
    }
  }
}

function makeInt64Writer({ values }: Int64Column): CellWriter {
  return makeDigitsWriter(values, 1);
}

function makeDecimalWriter({ values, scale }: DecimalColumn): CellWriter {
  const writeDigits = makeDigitsWriter(values, scale + 1);
  if (scale === 0) return writeDigits;
  return (out, row) => {
    writeDigits(out, row);
    out.insertPoint(scale);
  };
}

/** At least `width` digits. Read by halves: within 2^53 no bigint is made. */
function makeDigitsWriter(values: BigInt64Array, width: number): CellWriter {
  const low = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const high = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  return (out, row) => {
    const number = (high[2 * row + 1] as number) * 4_294_967_296 + (low[2 * row] as number);
    if (number < 0) out.writeByte(45);
    if (Number.isSafeInteger(number)) out.writeDigits(Math.abs(number), width);
    else out.writeAscii(String(values[row]).replace("-", "").padStart(width, "0"));
  };
}

/** Numbers of few decimals are written as whole numbers: 15 digits are always the shortest. */
function makeFloat64Writer({ values, decimals = 0 }: Float64Column): CellWriter {
  const places = Math.min(decimals, 15);
  const unit = 10 ** places;
  return (out, row) => {
    const value = values[row] as number;
    const whole = Math.round(value * unit);
    if (whole / unit !== value || Math.abs(whole) >= 1e15 || Math.abs(value) < 1e-6) {
      out.writeAscii(Object.is(value, -0) ? "-0.0" : String(value));
      return;
    }
    if (whole < 0) out.writeByte(45);
    out.writeDigits(Math.abs(whole), places + 1);
    if (places === 0) return;
    out.insertPoint(places);
    out.trimFraction();
  };
}

function makeTimeWriter({ values, part, zone }: DatetimeColumn): CellWriter {
  const micros = new MicrosReader(values);
  return (out, row) => {
    micros.moveTo(row);
    if (part !== "time") writeDate(out, micros.days);
    if (part === "date") return;
    if (part === "datetime") out.writeByte(84);
    writeTimeOfDay(out, micros.microsOfDay);
    if (zone === "UTC") out.writeByte(90);
  };
}

function writeDate(out: ByteWriter, days: number): void {
  const { year, month, day } = toCivilDate(days);
  if (year < 0 || year > 9_999) out.writeByte(year < 0 ? 45 : 43);
  out.writeDigits(Math.abs(year), year < 0 || year > 9_999 ? 6 : 4);
  out.writeByte(45);
  out.writeDigits(month, 2);
  out.writeByte(45);
  out.writeDigits(day, 2);
}

/** Hours, minutes and seconds; a fraction only where there is one, of six digits. */
function writeTimeOfDay(out: ByteWriter, microsOfDay: number): void {
  const seconds = Math.floor(microsOfDay / 1e6);
  const micros = microsOfDay - seconds * 1e6;
  out.writeDigits(Math.floor(seconds / 3_600), 2);
  out.writeByte(58);
  out.writeDigits(Math.floor(seconds / 60) % 60, 2);
  out.writeByte(58);
  out.writeDigits(seconds % 60, 2);
  if (micros === 0) return;
  out.writeByte(46);
  out.writeDigits(micros, 6);
}
