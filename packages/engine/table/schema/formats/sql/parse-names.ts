/** @file Names, lists of names and types: the parts that all statements share. */
import type { SqlName, SqlType } from "./raw-database.ts";
import type { SqlToken } from "./scan-sql.ts";
import { NotUnderstood, type SqlCursor } from "./sql-cursor.ts";

/** PostgreSQL reads a name without quotes in small letters. */
export function parseName(cursor: SqlCursor): string {
  const token = cursor.peek();
  if (!isName(cursor, token)) cursor.refuse("expected a name");
  cursor.take();
  return nameOf(cursor, token);
}

export function nameOf({ scanner }: SqlCursor, { kind, value }: SqlToken): string {
  return kind === "word" && scanner.dialect === "postgresql" ? value.toLowerCase() : value;
}

/** MySQL can be told to read double quotes as those of names. */
function isName({ scanner }: SqlCursor, { kind, start }: SqlToken): boolean {
  return kind === "word" || kind === "name" || (kind === "text" && scanner.text[start] === '"');
}

/** `customer`, `public.customer` or `"My Db"."public"."customer"`. */
export function parseQualifiedName(cursor: SqlCursor): SqlName {
  let name = parseName(cursor);
  let space: string | undefined;
  while (cursor.accept(".")) {
    space = name;
    name = parseName(cursor);
  }
  return space === undefined ? { name } : { space, name };
}

/** `(a, b)`; what indexes say beside a column's name (length, order, collation) is passed over. */
export function parseColumnList(cursor: SqlCursor): string[] {
  const columns: string[] = [];
  cursor.expect("(");
  do {
    columns.push(parseName(cursor));
    if (cursor.sees("(")) {
      const { start } = cursor.peek();
      const [length, more] = cursor.takeBracketed();
      if (length?.kind !== "number" || more !== undefined)
        throw new NotUnderstood("a key over an expression", start);
    }
    while (cursor.peek().kind === "word") cursor.take();
  } while (cursor.accept(","));
  cursor.expect(")");
  return columns;
}

/** Types of several words, each by its first; the words that may follow. */
const FOLLOWING_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  DOUBLE: new Set(["PRECISION"]),
  CHARACTER: new Set(["VARYING", "LARGE", "OBJECT"]),
  CHAR: new Set(["VARYING", "BYTE"]),
  NATIONAL: new Set(["CHARACTER", "CHAR", "VARCHAR", "VARYING"]),
  BIT: new Set(["VARYING"]),
  LONG: new Set(["VARCHAR", "VARBINARY", "RAW"]),
  UNSIGNED: new Set(["BIG", "INT", "INTEGER", "SMALLINT", "BIGINT", "TINYINT"]),
  BIG: new Set(["INT"]),
  NATIVE: new Set(["CHARACTER"]),
  VARYING: new Set(["CHARACTER"]),
};
const AFTER_TYPE: ReadonlySet<string> = new Set([
  "UNSIGNED",
  "SIGNED",
  "ZEROFILL",
  "BINARY",
  "ASCII",
  "UNICODE",
]);

/** A type with its arguments; `timestamp(3) with time zone` becomes `timestamp with time zone`. */
export function parseType(cursor: SqlCursor): SqlType {
  const first = cursor.peek();
  const { name, space } = parseQualifiedName(cursor);
  const words = [name.toLowerCase()];
  let allowed = FOLLOWING_WORDS[first.key];
  while (allowed?.has(cursor.peek().key)) {
    const word = cursor.take().key;
    words.push(word.toLowerCase());
    allowed = FOLLOWING_WORDS[word] ?? allowed;
  }
  const args = cursor.sees("(") ? readArguments(cursor) : [];
  const zone = cursor.acceptAny("WITH", "WITHOUT");
  if (zone !== undefined) {
    cursor.accept("LOCAL");
    cursor.expect("TIME");
    cursor.expect("ZONE");
    if (zone === "WITH") words.push("with time zone");
  }
  const isUnsigned = acceptTypeWords(cursor) || words[0] === "unsigned";
  const isArray = acceptArray(cursor);
  return { name: words.join(" "), ...(space !== undefined && { space }), args, isArray, isUnsigned };
}

function readArguments(cursor: SqlCursor): string[] {
  return cursor
    .takeBracketed()
    .filter(({ kind }) => kind !== "symbol")
    .map(({ value }) => value);
}

function acceptTypeWords(cursor: SqlCursor): boolean {
  let isUnsigned = false;
  while (cursor.seesAny(AFTER_TYPE)) isUnsigned = cursor.take().key === "UNSIGNED" || isUnsigned;
  return isUnsigned;
}

function acceptArray(cursor: SqlCursor): boolean {
  let isArray = cursor.accept("ARRAY");
  while (cursor.accept("[")) {
    isArray = true;
    if (cursor.peek().kind === "number") cursor.take();
    cursor.expect("]");
  }
  return isArray;
}
