/**
 * @file What a column is beside its values, as plain data, and its values as whole numbers: of the last digit, of
 * microseconds. Sums and differences of those are exact, so what was taken out of a table comes back to the bit.
 */
import { z } from "zod";
import { type Column, Dictionary, type MeasurableColumn, toNumbers } from "../../table/index.ts";

export const shapeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("int32") }),
  z.strictObject({ kind: z.literal("int64") }),
  z.strictObject({ kind: z.literal("float64"), decimals: z.int().min(0).max(15).optional() }),
  z.strictObject({ kind: z.literal("decimal"), scale: z.int().min(0).max(18) }),
  z.strictObject({ kind: z.literal("boolean") }),
  z.strictObject({ kind: z.literal("text") }),
  z.strictObject({
    kind: z.literal("datetime"),
    part: z.enum(["datetime", "date", "time"]),
    format: z.string().optional(),
    otherFormats: z.array(z.string()).readonly().optional(),
    zone: z.string().optional(),
  }),
]);

export type Shape = z.infer<typeof shapeSchema>;
export type MeasurableShape = Exclude<Shape, { kind: "text" }>;

const TWO_32 = 4_294_967_296;
const INT32_MOST = 2_147_483_647;

export function shapeOf(column: MeasurableColumn): MeasurableShape;
export function shapeOf(column: Column): Shape;
export function shapeOf(column: Column): Shape {
  switch (column.kind) {
    case "float64":
      return { kind: "float64", ...(column.decimals !== undefined && { decimals: column.decimals }) };
    case "decimal":
      return { kind: "decimal", scale: column.scale };
    case "datetime": {
      const { kind, part, format, otherFormats, zone } = column;
      return {
        kind,
        part,
        ...(format !== undefined && { format }),
        ...(otherFormats !== undefined && { otherFormats: [...otherFormats] }),
        ...(zone !== undefined && { zone }),
      };
    }
    default:
      return { kind: column.kind };
  }
}

/** How many units make one: 100 for two digits behind the point; times count microseconds. */
export function unitsPerOne(shape: Shape): number {
  if (shape.kind === "float64") return 10 ** (shape.decimals ?? 0);
  return shape.kind === "decimal" ? 10 ** shape.scale : 1;
}

/** Rounded to the shape's last digit; NaN for null. */
export function toUnits(column: MeasurableColumn, shape: Shape): Float64Array {
  const perOne = unitsPerOne(shape);
  return toNumbers(column).map((value) => Math.round(value * perOne));
}

/** Whether units say every value exactly. */
export function isExactInUnits(column: MeasurableColumn): boolean {
  const shape = shapeOf(column);
  if (shape.kind === "float64" && shape.decimals === undefined) return false;
  const perOne = unitsPerOne(shape);
  const units = toUnits(column, shape);
  return toNumbers(column).every((value, row) => {
    const unit = units[row]!;
    return Number.isNaN(unit) || (Number.isSafeInteger(unit) && Object.is(unit / perOne, value));
  });
}

/** The column of that shape: units are rounded and kept to what the shape can hold, NaN is null. */
export function fromUnits(units: Float64Array, shape: MeasurableShape): MeasurableColumn {
  const { length } = units;
  const nulls = markNulls(units);
  const base = { length, ...(nulls && { nulls }) };
  switch (shape.kind) {
    case "int32":
      return { ...base, ...shape, values: Int32Array.from(units, clampInt32) };
    case "boolean":
      return { ...base, ...shape, values: Uint8Array.from(units, (unit) => (unit > 0 ? 1 : 0)) };
    case "float64": {
      const perOne = unitsPerOne(shape);
      return {
        ...base,
        ...shape,
        values: units.map((unit) => (Number.isNaN(unit) ? 0 : Math.round(unit) / perOne)),
      } as MeasurableColumn;
    }
    default:
      return { ...base, ...shape, values: toBigints(units) } as MeasurableColumn;
  }
}

function clampInt32(unit: number): number {
  if (Number.isNaN(unit)) return 0;
  return Math.max(-INT32_MOST - 1, Math.min(INT32_MOST, Math.round(unit)));
}

export function markNulls(values: Float64Array): Uint8Array | undefined {
  let nulls: Uint8Array | undefined;
  for (let row = 0; row < values.length; row++)
    if (Number.isNaN(values[row]!)) {
      nulls ??= new Uint8Array(values.length);
      nulls[row] = 1;
    }
  return nulls;
}

/** By halves: a bigint per value is ten times slower. */
function toBigints(units: Float64Array): BigInt64Array {
  const values = new BigInt64Array(units.length);
  const low = new Uint32Array(values.buffer);
  const high = new Int32Array(values.buffer);
  for (let row = 0; row < units.length; row++) {
    const unit = units[row]!;
    if (Number.isNaN(unit)) continue;
    const whole = Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Math.round(unit)));
    const top = Math.floor(whole / TWO_32);
    high[2 * row + 1] = top;
    low[2 * row] = whole - top * TWO_32;
  }
  return values;
}

/** Whole numbers: int32 where they fit. */
export function wholeColumn(values: Float64Array): MeasurableColumn {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return fromUnits(values, most <= INT32_MOST ? { kind: "int32" } : { kind: "float64", decimals: 0 });
}

/** A category per row by its number; -1 is null. */
export function categoryColumn(codes: Int32Array, texts: readonly string[]): Column {
  const nulls = codes.includes(-1) ? Uint8Array.from(codes, (code) => (code < 0 ? 1 : 0)) : undefined;
  return {
    kind: "text",
    length: codes.length,
    codes: nulls === undefined ? codes : codes.map((code) => Math.max(0, code)),
    dictionary: Dictionary.of(texts),
    ...(nulls && { nulls }),
  };
}
