/** @file First of two passes: the shape of the file, its tables, and the keys of each. */
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { JsonInput } from "./json-input.ts";
import { type JsonColumn, planColumns } from "./plan-columns.ts";
import { RecordParser } from "./record-parser.ts";
import { type JsonRow, type JsonShape, refuse, walkJson } from "./walk-json.ts";

export interface JsonTable {
  readonly parser: RecordParser;
  readonly columns: readonly JsonColumn[];
  /** Keys that came twice in one object. */
  readonly duplicates: number;
}

export interface JsonSurvey {
  readonly shape: JsonShape;
  /** By the member of the object that holds their rows; one without a name for the other shapes. */
  readonly tables: ReadonlyMap<string, JsonTable>;
  /** Members of the object that are no tables. */
  readonly leftOut: readonly string[];
}

const OPEN_OBJECT = 0x7b;
const SPACE = 0x20;

export function surveyJson(input: JsonInput, shape: JsonShape, context: WorkContext): JsonSurvey {
  const members = new Set<string>();
  const parsers = new Map<string, RecordParser>();
  const withObjects = new Set<string>();
  let fault: { row: number; reason: string } | undefined;
  for (const row of walkJson(input, { shape, onMember: (name) => members.add(name) }, context)) {
    const parser = parsers.get(row.member) ?? new RecordParser(input.shownAs);
    parsers.set(row.member, parser);
    const reason = parser.parse(row);
    if (reason !== undefined && shape !== "lines") throw refuse(input, row.line, reason);
    if (reason !== undefined) fault ??= { row: row.line, reason };
    else if (isObject(row)) withObjects.add(row.member);
  }
  // What holds no array of objects is one object: a row.
  if (shape === "object" && withObjects.size === 0) return surveyRecord(input, context);
  const kept = [...parsers].filter(([name]) => shape !== "object" || withObjects.has(name));
  const tables = new Map(kept.map(([name, parser]) => [name, describeTable(parser)]));
  if (![...tables.values()].some(({ columns }) => columns.length > 0))
    throw fault === undefined
      ? ioErrors.create("json-empty", { file: input.shownAs })
      : refuse(input, fault.row, fault.reason);
  return { shape, tables, leftOut: [...members].filter((name) => !tables.has(name)) };
}

function surveyRecord(input: JsonInput, context: WorkContext): JsonSurvey {
  input.rewind();
  return surveyJson(input, "record", context);
}

function describeTable(parser: RecordParser): JsonTable {
  return { parser, columns: planColumns(parser), duplicates: parser.duplicates };
}

function isObject({ bytes, start, end }: JsonRow): boolean {
  let at = start;
  while (at < end && (bytes[at] as number) <= SPACE) at++;
  return bytes[at] === OPEN_OBJECT;
}
