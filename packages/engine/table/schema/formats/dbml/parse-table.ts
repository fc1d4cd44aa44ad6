/** @file A table of DBML: columns with their settings, indexes, checks and notes. */
import { makeRawTable } from "../sql/parse-create-table.ts";
import {
  addColumn,
  keyOf,
  type RawCheck,
  type RawColumn,
  type RawTable,
  type SqlType,
} from "../sql/raw-database.ts";
import type { SqlToken } from "../sql/scan-sql.ts";
import { NotUnderstood } from "../sql/sql-cursor.ts";
import type { DbmlContext } from "./dbml-context.ts";
import { parseReferenceFrom } from "./parse-ref.ts";
import type { DbmlToken } from "./scan-dbml.ts";

export function parseTable(context: DbmlContext, kind: "table" | "partial"): void {
  const { dbml, database, aliases, partials, note } = context;
  const offset = dbml.peek().start;
  const name = dbml.expectTableName();
  const table = makeRawTable(name, offset);
  if (dbml.acceptWord("as")) aliases.set(dbml.expectName().toLowerCase(), table);
  dbml.skipSettings();
  dbml.skipLines();
  dbml.expect("{");
  for (dbml.skipLines(); !dbml.accept("}"); dbml.skipLines()) parseLine(context, table);
  const home = kind === "table" ? database.tables : partials;
  if (home.has(keyOf(name))) note(`"${name.name}" was declared before; this one is left out`, offset);
  else home.set(keyOf(name), table);
}

function parseLine(context: DbmlContext, table: RawTable): void {
  const { dbml } = context;
  const { kind, value, start } = dbml.peek();
  if (dbml.accept("~")) {
    injectPartial(context, table, dbml.expectName());
    return;
  }
  dbml.expectName();
  const word = kind === "word" ? value.toLowerCase() : "";
  const isBlock = dbml.peek().value === "{" && dbml.peek().kind === "symbol";
  if (word === "indexes" && isBlock) parseIndexes(context, table);
  else if (word === "checks" && isBlock) parseChecks(context, table);
  else if (word === "note" && isBlock) dbml.skipBlock();
  else if (word === "note" && dbml.accept(":")) dbml.take();
  else parseColumn(context, table, { name: value, offset: start });
}

function parseColumn(
  context: DbmlContext,
  table: RawTable,
  { name, offset }: { name: string; offset: number },
): void {
  const { dbml } = context;
  const column: RawColumn = { name, offset, type: parseType(context), notNull: false, isGenerated: false };
  addColumn(table, column);
  for (const setting of dbml.settings()) applySetting(context, table, column, setting);
}

function applySetting(
  context: DbmlContext,
  table: RawTable,
  column: RawColumn,
  { name, offset }: { readonly name: string; readonly offset: number },
): void {
  const { dbml, noteOnce } = context;
  const own = [column.name];
  if (name === "pk" || name === "primary key") table.primaryKey = [...table.primaryKey, column.name];
  else if (name === "not null") column.notNull = true;
  else if (name === "unique") table.uniqueKeys.push(own);
  else if (name === "increment") column.isGenerated = true;
  else if (name === "ref") parseReferenceFrom(context, { table: table.name, columns: own }, offset);
  else if (name === "check" && dbml.peek().kind === "expression")
    table.checks.push(readExpression(context, dbml.take()));
  else if (name === "note") noteOnce("notes are not kept", offset);
}

/** `varchar(255)`, `text[]`, `"double precision"` or the name of an enum, perhaps behind its schema's. */
function parseType({ dbml }: DbmlContext): SqlType {
  const [name = "", space] = dbml.expectPath().toReversed();
  const args: string[] = [];
  if (dbml.accept("("))
    while (!dbml.accept(")")) {
      const { kind, value } = dbml.take();
      if (kind === "end" || kind === "line") dbml.refuse("a bracket is not closed");
      if (kind !== "symbol") args.push(value);
    }
  return {
    name: name.toLowerCase(),
    ...(space && { space }),
    args,
    isArray: dbml.acceptArrayMark(),
    isUnsigned: false,
  };
}

function parseIndexes(context: DbmlContext, table: RawTable): void {
  const { dbml, note } = context;
  dbml.expect("{");
  for (dbml.skipLines(); !dbml.accept("}"); dbml.skipLines()) {
    const { start } = dbml.peek();
    const parts = parseIndexParts(context);
    const names = new Set([...dbml.settings()].map(({ name }) => name));
    const isExpression = parts.some(({ kind }) => kind === "expression");
    const columns = parts.map(({ value }) => value);
    if (isExpression && (names.has("unique") || names.has("pk")))
      note("a key over an expression is left out", start);
    else if (names.has("pk") || names.has("primary key")) table.primaryKey = columns;
    else if (names.has("unique")) table.uniqueKeys.push(columns);
  }
}

function parseIndexParts({ dbml }: DbmlContext): DbmlToken[] {
  const parts: DbmlToken[] = [];
  const isList = dbml.accept("(");
  do {
    if (dbml.peek().kind === "symbol") dbml.refuse("expected a column of an index");
    parts.push(dbml.take());
  } while (isList && dbml.accept(","));
  if (isList) dbml.expect(")");
  return parts;
}

function parseChecks(context: DbmlContext, table: RawTable): void {
  const { dbml } = context;
  dbml.expect("{");
  for (dbml.skipLines(); !dbml.accept("}"); dbml.skipLines()) {
    if (dbml.peek().kind !== "expression") dbml.refuse("expected a condition between backticks");
    table.checks.push(readExpression(context, dbml.take()));
    dbml.skipSettings();
  }
}

/** The tokens of a condition, at their places in the whole text. */
function readExpression({ sql }: DbmlContext, { start, end }: DbmlToken): RawCheck {
  const tokens: SqlToken[] = [];
  sql.offset = start + 1;
  for (sql.skipBlanks(); sql.offset < end - 1; sql.skipBlanks()) {
    const token = sql.next();
    if (token.end >= end) throw new NotUnderstood("a quote in the condition is not closed", token.start);
    tokens.push(token);
  }
  return tokens;
}

function injectPartial({ partials, note, dbml }: DbmlContext, table: RawTable, name: string): void {
  const partial = partials.get(name.toLowerCase());
  if (partial === undefined) note(`the partial "${name}" is not here`, dbml.peek().start);
  for (const column of partial?.columns ?? []) addColumn(table, { ...column });
  if (partial !== undefined && partial.primaryKey.length > 0) table.primaryKey = partial.primaryKey;
  table.uniqueKeys.push(...(partial?.uniqueKeys ?? []));
  table.checks.push(...(partial?.checks ?? []));
}
