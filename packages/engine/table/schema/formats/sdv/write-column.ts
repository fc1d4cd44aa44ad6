import type { ColumnSchema } from "../../schema.ts";
import { readBound } from "../../validate/read-bound.ts";
import { convertTime, type TimeType } from "./convert-time.ts";
import { findPersonalKind } from "./sdtypes.ts";

/** SDV's word for a column and what it may say beside it; each kind has its own keys. */
export function writeColumn(column: ColumnSchema): Record<string, unknown> {
  const { nullable } = column;
  return { ...writeKind(column), ...(nullable !== undefined && { range_is_nullable: nullable }) };
}

function writeKind(column: ColumnSchema): Record<string, unknown> {
  const { type, values = [], format } = column;
  switch (type) {
    case "numerical":
    case "currency":
      return { sdtype: "numerical", ...writeDigits(column), ...writeRange(column, (bound) => bound) };
    case "categorical":
    case "ordinal":
      return { sdtype: type, ...(values.length > 0 && { range_values: values }) };
    case "date":
    case "datetime":
    case "time":
      return writeTime(column, type);
    case "boolean":
    case "unknown":
      return { sdtype: type };
    case "id":
      return { sdtype: "id", ...(format !== undefined && { regex_format: format }) };
    default:
      return { sdtype: findPersonalKind(column) ?? "text", pii: column.pii !== undefined };
  }
}

function writeDigits({ subtype, format }: ColumnSchema) {
  if (subtype === "integer") return { decimal_places: 0 };
  const digits = /^\.([1-9]\d*)$/.exec(format ?? "")?.[1];
  return subtype === "decimal" && digits !== undefined ? { decimal_places: Number(digits) } : {};
}

const USUAL_FORMATS = { date: "%Y-%m-%d", time: "%H:%M:%S", datetime: undefined } as const;

/** SDV knows one kind for all times; the format tells them apart. */
function writeTime(column: ColumnSchema, type: TimeType) {
  const to = column.format ?? USUAL_FORMATS[type];
  const toFormat = (bound: ColumnSchema["min"]) =>
    typeof bound === "string" ? convertTime(bound, { type, to }) : undefined;
  return {
    sdtype: "datetime",
    ...(to !== undefined && { datetime_format: to }),
    ...writeRange(column, toFormat),
  };
}

function writeRange(column: ColumnSchema, convert: (bound: ColumnSchema["min"]) => ColumnSchema["min"]) {
  const [least, most] = [readBound(column, column.min), readBound(column, column.max)];
  if (least !== undefined && most !== undefined && least > most) return {};
  const [min, max] = [least, most].map((bound, index) =>
    bound === undefined ? undefined : convert(index === 0 ? column.min : column.max),
  );
  return { ...(min !== undefined && { range_min: min }), ...(max !== undefined && { range_max: max }) };
}
