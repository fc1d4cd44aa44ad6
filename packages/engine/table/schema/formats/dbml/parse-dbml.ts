/** @file DBML to the same raw database that SQL is read into; one reader of types, keys and conditions serves both. */
import { keyOf, type RawDatabase, type SqlName } from "../sql/raw-database.ts";
import { SqlScanner } from "../sql/scan-sql.ts";
import { NotUnderstood, SqlCursor } from "../sql/sql-cursor.ts";
import { makeContext, type StatementContext } from "../sql/statement-context.ts";
import type { DbmlContext } from "./dbml-context.ts";
import { DbmlCursor } from "./dbml-cursor.ts";
import { addReferences, parseReference } from "./parse-ref.ts";
import { parseTable } from "./parse-table.ts";
import { DbmlScanner } from "./scan-dbml.ts";

const PASSED_OVER: ReadonlySet<string> = new Set(["project", "tablegroup", "note", "diagramview"]);

export function parseDbml(text: string): StatementContext {
  const database: RawDatabase = { tables: new Map(), enums: new Map(), domains: new Map(), notes: [] };
  const sql = new SqlScanner(text, "postgresql");
  const statement = makeContext(new SqlCursor(sql), database);
  const context: DbmlContext = {
    ...statement,
    dbml: new DbmlCursor(new DbmlScanner(text)),
    sql,
    aliases: new Map(),
    partials: new Map(),
    references: [],
  };
  while (context.dbml.peek().kind !== "end") parseOne(context);
  addReferences(context);
  return statement;
}

function parseOne(context: DbmlContext): void {
  try {
    parseElement(context);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    context.note(`not understood and left out: ${error.message}`, error.offset);
    context.dbml.take();
  }
}

function parseElement(context: DbmlContext): void {
  const { dbml, note } = context;
  dbml.skipLines();
  const { kind, value, start } = dbml.take();
  if (kind === "end") return;
  const word = kind === "word" ? value.toLowerCase() : "";
  if (word === "table") parseTable(context, "table");
  else if (word === "tablepartial") parseTable(context, "partial");
  else if (word === "enum") parseEnum(context, dbml.expectTableName());
  else if (word === "ref") parseRefs(context);
  else {
    if (!PASSED_OVER.has(word))
      note(`an element that is not known is left out: ${value.slice(0, 40)}`, start);
    skipElement(dbml);
  }
}

function parseEnum({ dbml, database }: DbmlContext, name: SqlName): void {
  const values: string[] = [];
  dbml.skipLines();
  dbml.expect("{");
  for (dbml.skipLines(); !dbml.accept("}"); dbml.skipLines()) {
    values.push(dbml.expectName());
    dbml.skipSettings();
  }
  database.enums.set(keyOf(name), values);
}

/** `Ref name: a.b > c.d` or `Ref name { a.b > c.d }`. */
function parseRefs(context: DbmlContext): void {
  const { dbml } = context;
  if (dbml.peek().kind === "word" || dbml.peek().kind === "name") dbml.take();
  if (dbml.accept(":")) {
    parseReference(context);
    return;
  }
  dbml.skipLines();
  dbml.expect("{");
  for (dbml.skipLines(); !dbml.accept("}"); dbml.skipLines()) parseReference(context);
}

function skipElement(dbml: DbmlCursor): void {
  for (;;) {
    const { kind, value } = dbml.peek();
    if (kind === "end" || kind === "line") return;
    if (kind === "symbol" && value === "{") {
      dbml.skipBlock();
      return;
    }
    dbml.take();
  }
}
