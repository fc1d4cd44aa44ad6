/** @file The rows of a file of JSON, in whichever of the four shapes of such files it is. */
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { JsonInput, JsonSlice } from "./json-input.ts";

/**
 * `lines`: one value a line; `array`: one array of rows; `object`: an object whose members may be arrays of rows;
 * `record`: an object that is itself the one row.
 */
export type JsonShape = "lines" | "array" | "object" | "record";

export interface JsonRow extends JsonSlice {
  /** The member of the object that the row is in; empty for the other shapes. */
  readonly member: string;
  /** Counted from 1: the line, or the place among the rows. */
  readonly line: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** By the first value: an object that others follow is the first of many lines. */
export function findShape(input: JsonInput): JsonShape {
  const first = input.peek();
  if (first === -1) throw ioErrors.create("json-empty", { file: input.shownAs });
  if (first === OPEN_ARRAY) return "array";
  if (!input.skipValue()) throw refuse(input, 1, "the file ends too early");
  if (input.peek() !== -1) return "lines";
  if (first === OPEN_OBJECT) return "object";
  throw ioErrors.create("json-empty", { file: input.shownAs });
}

const ROWS_PER_REPORT = 1_024;

export interface JsonWalk {
  readonly shape: JsonShape;
  /** Called with the name of each member of an object, whatever it is. */
  readonly onMember?: (name: string) => void;
}

export function* walkJson(input: JsonInput, walk: JsonWalk, context: WorkContext): Generator<JsonRow> {
  let count = 0;
  for (const row of walkShape(input, walk)) {
    if (count++ % ROWS_PER_REPORT === 0) {
      throwIfCancelled(context.signal);
      context.onProgress?.({ phase: "reading", done: count, unit: "rows" });
    }
    yield row;
  }
}

function* walkShape(input: JsonInput, { shape, onMember }: JsonWalk): Generator<JsonRow> {
  if (shape === "lines") return yield* walkLines(input);
  input.peek();
  if (shape === "object") yield* walkMembers(input, onMember);
  else if (shape === "array") yield* walkArray(input, "");
  else yield { ...takeWhole(input, 1), member: "", line: 1 };
  if (input.peek() !== -1) throw refuse(input, 1, "something follows behind its end");
}

function* walkLines(input: JsonInput): Generator<JsonRow> {
  for (let line = 1; ; line++) {
    const slice = input.takeLine(line);
    if (slice === undefined) return;
    if (!isBlank(slice)) yield { ...slice, member: "", line };
  }
}

function* walkArray(input: JsonInput, member: string): Generator<JsonRow> {
  input.advance();
  if (input.peek() === CLOSE_ARRAY) return input.advance();
  for (let line = 1; ; line++) {
    input.peek();
    yield { ...takeWhole(input, line), member, line };
    const next = input.peek();
    input.advance();
    if (next === CLOSE_ARRAY) return;
    if (next !== COMMA)
      throw refuse(input, line, next === -1 ? "the file ends too early" : "a comma is missing");
  }
}

/** Rows of the members that are arrays; other members are only passed. */
function* walkMembers(input: JsonInput, onMember: JsonWalk["onMember"]): Generator<JsonRow> {
  input.advance();
  if (input.peek() === CLOSE_OBJECT) return input.advance();
  for (let place = 1; ; place++) {
    if (input.peek() !== QUOTE) throw refuse(input, place, "a key in quotes is missing");
    const member = readName(takeWhole(input, place), input, place);
    onMember?.(member);
    if (input.peek() !== COLON) throw refuse(input, place, "a colon is missing");
    input.advance();
    if (input.peek() === OPEN_ARRAY) yield* walkArray(input, member);
    else if (!input.skipValue()) throw refuse(input, place, "the file ends too early");
    const next = input.peek();
    input.advance();
    if (next === CLOSE_OBJECT) return;
    if (next !== COMMA) throw refuse(input, place, "a comma or a closing bracket is missing");
  }
}

function takeWhole(input: JsonInput, row: number): JsonSlice {
  const slice = input.takeValue(row);
  if (slice === undefined) throw refuse(input, row, "the file ends too early");
  return slice;
}

function readName({ bytes, start, end }: JsonSlice, input: JsonInput, place: number): string {
  try {
    return JSON.parse(bytes.toString("utf8", start, end)) as string;
  } catch {
    throw refuse(input, place, "a key is not written as JSON");
  }
}

function isBlank({ bytes, start, end }: JsonSlice): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 0x20) return false;
  return true;
}

export function refuse({ shownAs }: JsonInput, row: number, reason: string) {
  return ioErrors.create("json-syntax", { file: shownAs, row, reason });
}
