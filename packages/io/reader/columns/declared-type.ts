import {
  type Column,
  type ColumnSchema,
  type DatetimeInterpretation,
  interpretText,
  type LogicalType,
  readColumn,
  type TextColumn,
} from "@semblance/engine/table/columns";

/** Texts that may look like numbers or dates and are none. */
const textTypes: readonly LogicalType[] = [
  "text",
  "email",
  "phone",
  "name",
  "address",
  "ip",
  "url",
  "uuid",
  "json",
];

const timeTypes: readonly LogicalType[] = ["datetime", "date", "time"];

/** How a column is read of which a schema says what it is; undefined where its cells may tell. */
export function readDeclared(
  declared: ColumnSchema | undefined,
): ((column: TextColumn) => Column) | undefined {
  if (declared === undefined) return undefined;
  if (textTypes.includes(declared.type)) return (column) => column;
  const { format, type } = declared;
  if (format === undefined || !timeTypes.includes(type)) return undefined;
  const part = type as DatetimeInterpretation["part"];
  const zone = /%z|Z$/.test(format) && { zone: "UTC" as const };
  const how: DatetimeInterpretation = { kind: "datetime", part, formats: [format], portable: true, ...zone };
  return (column) => readColumn(column, how) ?? interpretText(column);
}
