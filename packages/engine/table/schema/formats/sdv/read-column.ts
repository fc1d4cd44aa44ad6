import { compileFormat } from "../../../interpret/datetime/datetime-format.ts";
import type { ColumnSchema } from "../../schema.ts";
import { convertTime } from "./convert-time.ts";
import { readPersonalKind } from "./sdtypes.ts";
import type { SdvColumn } from "./sdv-shape.ts";

export function readColumn(column: SdvColumn): ColumnSchema {
  const { sdtype, range_is_nullable: nullable, regex_format: pattern } = column;
  return {
    ...readKind(column),
    ...(pattern != null && { format: pattern }),
    ...(nullable != null && { nullable }),
    ...(sdtype !== "datetime" && readRange(column, (bound) => bound)),
  };
}

function readKind(column: SdvColumn): ColumnSchema {
  const { sdtype, pii } = column;
  if (sdtype === "numerical") return { type: "numerical", ...readDigits(column) };
  if (sdtype === "categorical" || sdtype === "ordinal") return readCategories(column);
  if (sdtype === "datetime") return readDatetime(column);
  if (sdtype === "boolean" || sdtype === "id" || sdtype === "unknown") return { type: sdtype };
  const isPersonal = sdtype === "text" ? pii === true : pii !== false;
  return readPersonalKind(sdtype, isPersonal);
}

/** V1 speaks of the computer's types, V2 of digits behind the point. */
function readDigits({ decimal_places: decimals, computer_representation: type = "" }: SdvColumn) {
  if (decimals === 0 || /^U?Int/i.test(type))
    return { subtype: "integer", ...(/^U/i.test(type) && { min: 0 }) };
  if (decimals != null) return { subtype: "decimal", format: `.${decimals}` };
  return /^Float/i.test(type) ? { subtype: "decimal" } : {};
}

/** V1 said the order of categories at the categorical column. */
function readCategories({ sdtype, order, order_by: orderBy, range_values: values }: SdvColumn): ColumnSchema {
  const isOrdered = sdtype === "ordinal" || order !== undefined || orderBy !== undefined;
  const listed = (order ?? values)?.filter((value) => value !== null);
  return {
    type: isOrdered ? "ordinal" : "categorical",
    ...(listed !== undefined && listed.length > 0 && { values: listed }),
  };
}

function readDatetime(column: SdvColumn): ColumnSchema {
  const format = column.datetime_format ?? undefined;
  const type =
    format !== undefined && /%-?[YymbBdHIMS]/.test(format) ? compileFormat(format).part : "datetime";
  const toIso = (bound: ColumnSchema["min"]) =>
    typeof bound === "string" ? convertTime(bound, { type, from: format }) : undefined;
  return { type, ...(format !== undefined && { format }), ...readRange(column, toIso) };
}

type Bound = ColumnSchema["min"];

function readRange({ range_min: min, range_max: max }: SdvColumn, convert: (bound: Bound) => Bound) {
  const [least, most] = [convert(min ?? undefined), convert(max ?? undefined)];
  return { ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) };
}
