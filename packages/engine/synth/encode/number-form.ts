/**
 * @file What a column of numbers, truths or times looks like beside its values, and its values as whole numbers of
 * a step where that is possible: cents of a decimal, quarter hours of a timetable. Encoders see steps only, so
 * rounding is rounding to the nearest whole number and every kind of column is handled alike. Whole numbers beyond
 * 2^53 are kept to the precision of float64, and −0 is 0.
 */
import { z } from "zod";
import {
  type Column,
  isMeasurable,
  type MeasurableColumn,
  MicrosReader,
  toNumbers,
} from "../../table/index.ts";

export const numberForm = z.strictObject({
  kind: z.enum(["int32", "int64", "float64", "decimal", "boolean", "datetime"]),
  /** Steps per number as `toNumbers` has it; 0 where values are no multiples of anything. */
  stepsPerNumber: z.number().nonnegative(),
  /** What one step is in the column's own unit: whole numbers, last decimals, microseconds. */
  step: z.number().positive(),
  decimals: z.int().min(0).max(18).optional(),
  part: z.enum(["datetime", "date", "time"]).optional(),
  format: z.string().optional(),
  otherFormats: z.array(z.string()).optional(),
  zone: z.string().optional(),
});

export type NumberForm = z.infer<typeof numberForm>;

const DAY_MICROS = 86_400_000_000;
const MOST_DECIMALS = 15;
const WORD = 4_294_967_296;

/** `decimals`: digits behind the point that a float64 column needs, if known. */
export function findNumberForm(column: MeasurableColumn, decimals?: number): NumberForm {
  const { kind } = column;
  const base = { kind, step: 1, stepsPerNumber: 1 };
  if (kind === "float64") return findFloatForm(toNumbers(column), column.decimals ?? decimals);
  if (kind === "boolean") return base;
  const own =
    kind === "decimal" ? { ...base, decimals: column.scale, stepsPerNumber: 10 ** column.scale } : base;
  const form = kind === "datetime" ? { ...base, ...describeTimes(column) } : own;
  const step = kind === "datetime" ? findTimeStep(column) : findStep(toSteps(column, form));
  return { ...form, step, stepsPerNumber: form.stepsPerNumber / step };
}

/** The longest part of a day that all times are multiples of. */
function findTimeStep({ values, nulls }: Extract<Column, { kind: "datetime" }>): number {
  const reader = new MicrosReader(values);
  let step = DAY_MICROS;
  for (let row = 0; row < values.length && step !== 1; row++) {
    if (nulls?.[row] === 1) continue;
    reader.moveTo(row);
    step = findDivisor(step, reader.microsOfDay);
  }
  return step;
}

function describeTimes(column: Extract<Column, { kind: "datetime" }>) {
  const { part, format, otherFormats, zone } = column;
  return {
    part,
    ...(format !== undefined && { format }),
    ...(otherFormats !== undefined && { otherFormats: [...otherFormats] }),
    ...(zone !== undefined && { zone }),
  };
}

function findFloatForm(numbers: Float64Array, decimals: number | undefined): NumberForm {
  const form = { kind: "float64" as const, ...(decimals !== undefined && { decimals }) };
  const unit = 10 ** Math.min(decimals ?? 0, MOST_DECIMALS);
  const fits = (value: number) => !Number.isFinite(value) || Number.isSafeInteger(Math.round(value * unit));
  if (decimals === undefined || decimals > MOST_DECIMALS || !numbers.every(fits))
    return { kind: "float64", step: 1, stepsPerNumber: 0 };
  const step = findStep(numbers.map((value) => Math.round(value * unit)));
  return { ...form, step, stepsPerNumber: unit / step };
}

/** The greatest common divisor; 1 where all are zero, or one is too large to tell. */
function findStep(values: Float64Array): number {
  let step = 0;
  for (let row = 0; row < values.length && step !== 1; row++) {
    const value = Math.abs(values[row] as number);
    if (value > Number.MAX_SAFE_INTEGER && Number.isFinite(value)) return 1;
    if (Number.isFinite(value)) step = findDivisor(step, value);
  }
  return step === 0 ? 1 : step;
}

function findDivisor(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return divisor;
}

/** NaN for null; infinite numbers stay. */
export function toSteps(column: Column, form: NumberForm): Float64Array {
  if (!isMeasurable(column)) return new Float64Array(column.length).fill(Number.NaN);
  if (column.kind === "datetime") return hideNulls(countTimeSteps(column.values, form.step), column.nulls);
  if (column.kind === "decimal" && column.scale === form.decimals) {
    // Not by `toNumbers`, which divides: of 18 digits the last would be lost.
    const whole = toNumbers({ kind: "int64", length: column.length, values: column.values });
    return hideNulls(multiply(whole, 1 / form.step), column.nulls);
  }
  return form.stepsPerNumber === 0 ? toNumbers(column) : multiply(toNumbers(column), form.stepsPerNumber);
}

function countTimeSteps(values: BigInt64Array, step: number): Float64Array {
  const reader = new MicrosReader(values);
  const stepsPerDay = DAY_MICROS / step;
  const steps = new Float64Array(values.length);
  for (let row = 0; row < steps.length; row++) {
    reader.moveTo(row);
    steps[row] = reader.days * stepsPerDay + Math.round(reader.microsOfDay / step);
  }
  return steps;
}

function multiply(numbers: Float64Array, factor: number): Float64Array {
  if (factor === 1) return numbers;
  const steps = new Float64Array(numbers.length);
  for (let row = 0; row < steps.length; row++) steps[row] = Math.round((numbers[row] as number) * factor);
  return steps;
}

function hideNulls(steps: Float64Array, nulls: Uint8Array | undefined): Float64Array {
  if (nulls === undefined) return steps;
  return steps.map((value, row) => (nulls[row] === 1 ? Number.NaN : value));
}

/** Steps need not be whole; where `nulls` is 1 they mean nothing. */
export function fromSteps(steps: Float64Array, form: NumberForm, nulls?: Uint8Array): MeasurableColumn {
  const length = steps.length;
  const base = { length, ...(nulls?.includes(1) && { nulls }) };
  switch (form.kind) {
    case "int32":
      return { ...base, kind: "int32", values: fillWhole(new Int32Array(length), steps, form, nulls) };
    case "boolean":
      return { ...base, kind: "boolean", values: fillWhole(new Uint8Array(length), steps, form, nulls) };
    case "float64":
      return { ...base, kind: "float64", ...decimalsOf(form), values: fillFloats(steps, form, nulls) };
    case "int64":
      return { ...base, kind: "int64", values: fillBigints(steps, form.step, nulls) };
    case "decimal":
      return {
        ...base,
        kind: "decimal",
        scale: form.decimals ?? 0,
        values: fillBigints(steps, form.step, nulls),
      };
    case "datetime": {
      const { part = "datetime", format, otherFormats, zone } = form;
      const written = describeTimes({
        kind: "datetime",
        length,
        part,
        values: new BigInt64Array(0),
        ...(format !== undefined && { format }),
        ...(otherFormats !== undefined && { otherFormats }),
        ...(zone !== undefined && { zone }),
      });
      return { ...base, kind: "datetime", ...written, values: fillBigints(steps, form.step, nulls) };
    }
  }
}

const decimalsOf = ({ decimals }: NumberForm) => (decimals === undefined ? {} : { decimals });

function fillWhole<A extends Int32Array | Uint8Array>(
  values: A,
  steps: Float64Array,
  { step }: NumberForm,
  nulls?: Uint8Array,
): A {
  for (let row = 0; row < values.length; row++)
    values[row] = nulls?.[row] === 1 ? 0 : Math.round(steps[row] as number) * step;
  return values;
}

function fillFloats(steps: Float64Array, form: NumberForm, nulls?: Uint8Array): Float64Array {
  const { step, stepsPerNumber } = form;
  const unit = 10 ** (form.decimals ?? 0);
  const values = new Float64Array(steps.length);
  for (let row = 0; row < values.length; row++) {
    const value = steps[row] as number;
    if (nulls?.[row] === 1) continue;
    values[row] = stepsPerNumber === 0 ? value : (Math.round(value) * step) / unit;
  }
  return values;
}

/**
 * Written by halves: bigints are ten times slower. A step and its count may multiply beyond 2^53, so the low 32
 * bits are multiplied apart.
 */
function fillBigints(steps: Float64Array, step: number, nulls?: Uint8Array): BigInt64Array<ArrayBuffer> {
  const values = new BigInt64Array(steps.length);
  const halves = new Uint32Array(values.buffer);
  for (let row = 0; row < values.length; row++) {
    if (nulls?.[row] === 1) continue;
    const count = Math.round(steps[row] as number);
    const product = count * step;
    if (!Number.isSafeInteger(product)) {
      values[row] = clampInt64(BigInt(count) * BigInt(step));
      continue;
    }
    const high = Math.floor(product / WORD);
    halves[2 * row] = product - high * WORD;
    halves[2 * row + 1] = high;
  }
  return values;
}

const LEAST_INT64 = -(2n ** 63n);
const MOST_INT64 = 2n ** 63n - 1n;

function clampInt64(value: bigint): bigint {
  if (value < LEAST_INT64) return LEAST_INT64;
  return value > MOST_INT64 ? MOST_INT64 : value;
}
