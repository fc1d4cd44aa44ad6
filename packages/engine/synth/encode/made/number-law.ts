/**
 * @file Numbers for identifiers, from row numbers: counted where the real ones are, rising with gaps where they
 * rise, else scattered over their range. Only the rounded range is learnt. A range that is used up goes on above.
 */
import { z } from "zod";
import { type Column, type NumberColumn, toNumbers } from "../../../table/index.ts";
import { synthErrors } from "../../errors.ts";
import { hashNumber, LARGEST_SPACE, permute } from "./permute.ts";

export const numberLaw = z.strictObject({
  form: z.literal("numbers"),
  store: z.enum(["int32", "int64", "float64", "decimal"]),
  order: z.enum(["counted", "rising", "scattered"]),
  low: z
    .number()
    .int()
    .min(-(2 ** 52))
    .max(2 ** 52),
  /** Numbers from `low` on that are scattered over, or the width of a step. */
  span: z.number().int().min(1).max(LARGEST_SPACE),
});
export type NumberLaw = z.infer<typeof numberLaw>;

const MOST_DIGITS = 2;
const LARGEST_INT32 = 2 ** 31 - 1;
/** Numbers that fill so much of their range are counted, in whatever order they stand. */
const DENSE = 0.9;

export function learnNumbers(column: NumberColumn): NumberLaw {
  const numbers = toNumbers(column).filter((value) => !Number.isNaN(value));
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  const [least = 1, most = 1] = [distinct[0], distinct.at(-1)];
  const low = least === 0 || least === 1 ? least : roundDown(least);
  const base = { form: "numbers", store: column.kind, low } as const;
  const isRising =
    numbers.length === distinct.length &&
    numbers.every((value, row) => row === 0 || value > numbers[row - 1]!);
  const isDense = distinct.length >= DENSE * (most - least + 1);
  if (isRising && isDense) return { ...base, order: "counted", span: 1 };
  const steps = new Set(distinct.slice(1).map((value, index) => value - distinct[index]!));
  if (isRising && steps.size === 1)
    return { ...base, order: "counted", span: most - least > 0 ? [...steps][0]! : 1 };
  if (isRising)
    return { ...base, order: "rising", span: Math.max(1, roundDown((most - least) / numbers.length)) };
  const span = isDense ? distinct.length : roundUp(most - low + 1);
  return { ...base, order: "scattered", span: Math.max(span, distinct.length) };
}

export interface IdRequest {
  /** A number for each row: alike for rows of one identifier. */
  readonly numbers: Float64Array;
  readonly nulls?: Uint8Array;
  readonly key: number;
  /** For messages. */
  readonly name: string;
}

export function makeNumbers(law: NumberLaw, { numbers, nulls, key, name }: IdRequest): Column {
  const values = Float64Array.from(numbers, (number, row) =>
    nulls?.[row] === 1 ? 0 : numberAt(law, number, key),
  );
  const base = { length: numbers.length, ...(nulls && { nulls }) };
  const limit = law.store === "int32" ? LARGEST_INT32 : Number.MAX_SAFE_INTEGER;
  if (values.some((value) => value > limit))
    throw synthErrors.create("id-space-too-small", { column: name, space: limit });
  switch (law.store) {
    case "int32":
      return { ...base, kind: "int32", values: Int32Array.from(values) };
    case "float64":
      return { ...base, kind: "float64", values, decimals: 0 };
    case "int64":
      return { ...base, kind: "int64", values: BigInt64Array.from(values, BigInt) };
    case "decimal":
      return { ...base, kind: "decimal", scale: 0, values: BigInt64Array.from(values, BigInt) };
  }
}

function numberAt({ order, low, span }: NumberLaw, number: number, key: number): number {
  if (order === "counted") return low + number * span;
  if (order === "rising") return low + number * span + (hashNumber(key, number, 1) % span);
  const round = Math.floor(number / span);
  return low + round * span + permute(number % span, span, (key + round) >>> 0);
}

/** The unit of the second digit from the left, by which a bound is rounded. */
const unitOf = (value: number) =>
  10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - MOST_DIGITS + 1);
const roundDown = (value: number) => Math.floor(value / unitOf(value)) * unitOf(value);
const roundUp = (value: number) => Math.ceil(value / unitOf(value)) * unitOf(value);
