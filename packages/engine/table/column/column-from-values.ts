/** @file A column from JavaScript values, for tests and small inputs. */
import type { CellValue, Column } from "./column.ts";
import { Dictionary } from "./dictionary.ts";

/**
 * The kind follows from the values: whole numbers int32 or int64, other numbers (and -0) float64, bigints int64,
 * truths boolean, strings text; only nulls give text. Values of several kinds are refused.
 */
export function columnFromValues(values: readonly (CellValue | undefined)[]): Column {
  const present = values.filter((value) => value !== null && value !== undefined);
  const base = { length: values.length, ...nullsOf(values, present.length) };
  if (areAll(present, "string")) return { ...base, kind: "text", ...encodeTexts(values) };
  if (areAll(present, "boolean"))
    return { ...base, kind: "boolean", values: Uint8Array.from(values, (value) => (value === true ? 1 : 0)) };
  if (!present.every((value) => typeof value === "number" || typeof value === "bigint"))
    throw new TypeError("a column holds values of one kind");
  if (present.every(isInt32))
    return { ...base, kind: "int32", values: Int32Array.from(values, (value) => Number(value ?? 0)) };
  if (present.every(isInt64))
    return { ...base, kind: "int64", values: BigInt64Array.from(values, (value) => BigInt(value ?? 0)) };
  return { ...base, kind: "float64", values: Float64Array.from(values, (value) => Number(value ?? 0)) };
}

function nullsOf(values: readonly unknown[], presentCount: number): { nulls?: Uint8Array } {
  if (presentCount === values.length) return {};
  return { nulls: Uint8Array.from(values, (value) => (value === null || value === undefined ? 1 : 0)) };
}

function areAll(values: readonly unknown[], type: "string" | "boolean"): boolean {
  return values.every((value) => typeof value === type) && (type === "string" || values.length > 0);
}

function isInt32(value: unknown): boolean {
  return typeof value === "number" && (value | 0) === value && !Object.is(value, -0);
}

function isInt64(value: unknown): boolean {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value;
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function encodeTexts(values: readonly unknown[]): { codes: Int32Array; dictionary: Dictionary } {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (typeof value !== "string") return 0;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  return { codes, dictionary: Dictionary.of([...codeOf.keys()]) };
}
