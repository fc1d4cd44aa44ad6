/**
 * @file Parses one row of JSON strictly (RFC 8259, and the NaN and Infinity that Python writes) and notes where the
 * value of each key lies. Nothing is decoded: numbers keep every digit they were written with.
 */
import { isUtf8 } from "node:buffer";
import { ioErrors } from "../../../errors.ts";
import type { JsonSlice } from "./json-input.ts";
import { JsonKey, JsonKeys, Kind, MAX_JSON_KEYS } from "./key-tree.ts";
import { MAX_JSON_DEPTH } from "./value-end.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
const LETTER_U = 0x75;

const SIMPLE_ESCAPES = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)));
const FOUR_HEX_DIGITS = /^[0-9a-fA-F]{4}$/;
const NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)$/;
const WORDS: Readonly<Record<string, number>> = {
  null: Kind.null,
  NaN: Kind.null,
  true: Kind.truth,
  false: Kind.truth,
};

/** Why a row cannot be parsed, in words that hold nothing of it. */
class JsonFault extends Error {}

export class RecordParser {
  readonly keys = new JsonKeys();
  /** Stands for rows that are no objects. */
  readonly value = new JsonKey("value", new Uint8Array(), undefined);
  /** Counted from 0: a key has a value in this row when its own `row` is this. */
  row = -1;
  /** Keys that came twice in an object; the last value counts. */
  duplicates = 0;
  readonly #shownAs: string;
  readonly #found: JsonKey[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;

  constructor(shownAs: string) {
    this.#shownAs = shownAs;
  }

  /** The reason why the row is none, if it is none. */
  parse({ bytes, start, end }: JsonSlice): string | undefined {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#found.length = 0;
    this.row++;
    try {
      this.#skipSpace();
      if (this.#next() === OPEN_OBJECT) this.#parseObject(this.keys, 0);
      else this.#parseKeyed(this.value, 1);
      this.#skipSpace();
      if (this.#at < end) throw new JsonFault("something follows behind the value");
      if (!isUtf8(bytes.subarray(start, end))) throw new JsonFault("it is not UTF-8");
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      return error.message;
    }
    for (const key of this.#found) key.seen |= key.kind;
    return undefined;
  }

  /** The value of `key` is what comes next. */
  #parseKeyed(key: JsonKey, depth: number): void {
    if (key.row === this.row) this.duplicates++;
    key.row = this.row;
    key.start = this.#at;
    const isObject = this.#next() === OPEN_OBJECT && depth === 1;
    if (isObject) this.#parseObject(key.keys, depth);
    key.kind = isObject ? Kind.object : this.#parseValue(depth);
    key.end = this.#at;
    this.#found.push(key);
  }

  #parseValue(depth: number): number {
    const byte = this.#next();
    if (byte === QUOTE) return this.#parseString();
    if (byte === OPEN_OBJECT) this.#parseObject(undefined, depth);
    else if (byte === OPEN_ARRAY) this.#parseArray(depth);
    else return this.#parseWord();
    return byte === OPEN_OBJECT ? Kind.object : Kind.array;
  }

  /** `keys` where the values are wanted. */
  #parseObject(keys: JsonKeys | undefined, depth: number): void {
    if (!this.#descend(depth, CLOSE_OBJECT)) return;
    for (let place = 0; ; place++) {
      if (this.#next() !== QUOTE) throw new JsonFault("a key in quotes is missing");
      const start = this.#at + 1;
      this.#parseString();
      const key = this.#findKey(keys, start, place);
      this.#skipSpace();
      if (this.#next() !== COLON) throw new JsonFault("a colon is missing");
      this.#at++;
      this.#skipSpace();
      if (key === undefined) this.#parseValue(depth + 1);
      else this.#parseKeyed(key, depth + 1);
      if (!this.#goOn(CLOSE_OBJECT)) return;
    }
  }

  #findKey(keys: JsonKeys | undefined, start: number, place: number): JsonKey | undefined {
    if (keys === undefined) return undefined;
    if (!keys.isFull) return keys.find(this.#bytes, start, this.#at - 1, place);
    if (keys !== this.keys) return undefined;
    throw ioErrors.create("json-too-varied", { file: this.#shownAs, limit: MAX_JSON_KEYS });
  }

  #parseArray(depth: number): void {
    if (!this.#descend(depth, CLOSE_ARRAY)) return;
    do this.#parseValue(depth + 1);
    while (this.#goOn(CLOSE_ARRAY));
  }

  /** Moves behind an opening bracket; false when the closing one follows, behind which it moves then. */
  #descend(depth: number, closing: number): boolean {
    if (depth >= MAX_JSON_DEPTH) throw new JsonFault(`it is nested more than ${MAX_JSON_DEPTH} deep`);
    this.#at++;
    this.#skipSpace();
    if (this.#next() !== closing) return true;
    this.#at++;
    return false;
  }

  /** Moves to the next member, or behind the closing bracket. */
  #goOn(closing: number): boolean {
    this.#skipSpace();
    const byte = this.#next();
    if (byte !== COMMA && byte !== closing) throw new JsonFault("a comma or a closing bracket is missing");
    this.#at++;
    if (byte === COMMA) this.#skipSpace();
    return byte === COMMA;
  }

  #parseString(): number {
    const bytes = this.#bytes;
    let kind: number = Kind.string;
    for (let at = this.#at + 1; at < this.#end; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.#at = at + 1;
        return kind;
      }
      if (byte < SPACE) throw new JsonFault("a control character stands in a text");
      if (byte !== BACKSLASH) continue;
      kind = Kind.escaped;
      at = this.#skipEscape(at + 1);
    }
    throw new JsonFault("a text is not closed");
  }

  /** From the character behind a backslash to the last one of the escape. */
  #skipEscape(at: number): number {
    const byte = this.#bytes[at] as number;
    if (SIMPLE_ESCAPES.has(byte)) return at;
    if (byte === LETTER_U && FOUR_HEX_DIGITS.test(this.#bytes.toString("latin1", at + 1, at + 5)))
      return at + 4;
    throw new JsonFault("a backslash escapes nothing");
  }

  #parseWord(): number {
    const start = this.#at;
    let at = start;
    while (at < this.#end && isPartOfWord(this.#bytes[at] as number)) at++;
    this.#at = at;
    if (isPlainInteger(this.#bytes, start, at)) return Kind.number;
    const word = this.#bytes.toString("latin1", start, at);
    const kind = Object.hasOwn(WORDS, word) ? (WORDS[word] as number) : NUMBER.test(word) ? Kind.number : 0;
    if (kind === 0) throw new JsonFault("a value is missing or none");
    return kind;
  }

  #next(): number {
    return this.#at < this.#end ? (this.#bytes[this.#at] as number) : -1;
  }

  #skipSpace(): void {
    while (this.#at < this.#end && (this.#bytes[this.#at] as number) <= SPACE) this.#at++;
  }
}

/** Letters, digits, signs and points. */
function isPartOfWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= 0x2b && byte <= 0x2e && byte !== COMMA)
  );
}

function isPlainInteger(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || (bytes[start] === 0x30 && end > start + 1)) return false;
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) < 0x30 || (bytes[at] as number) > 0x39) return false;
  return true;
}
