/**
 * @file Statement by statement through a dump. Those that describe tables are read, those that say nothing about
 * what data may look like (rows, indexes, rights, functions) are passed over, all others leave a note.
 */
import { parseAlterTable } from "./parse-alter-table.ts";
import { parseCreateTable } from "./parse-create-table.ts";
import { parseAlterType, parseCreateDomain, parseCreateType } from "./parse-create-type.ts";
import { parseColumnList, parseQualifiedName } from "./parse-names.ts";
import { findNamed, keyOf, type RawDatabase } from "./raw-database.ts";
import { type SqlDialect, SqlScanner } from "./scan-sql.ts";
import { NotUnderstood, SqlCursor } from "./sql-cursor.ts";
import { makeContext, type StatementContext } from "./statement-context.ts";

const SAYS_NOTHING: ReadonlySet<string> = new Set(
  `INSERT REPLACE UPDATE DELETE SET RESET USE LOCK UNLOCK BEGIN START COMMIT END ROLLBACK PRAGMA SELECT GRANT
  REVOKE TRUNCATE ANALYZE VACUUM OPTIMIZE CALL DO SHOW CHECKPOINT REINDEX CLUSTER REFRESH NOTIFY SAVEPOINT RELEASE
  VALUES WITH EXPLAIN REASSIGN SECURITY GO`.split(/\s+/),
);
/** Kinds of things that CREATE, ALTER, DROP and COMMENT ON may speak of and that hold no columns. */
const SHAPELESS: ReadonlySet<string> = new Set(
  `INDEX SEQUENCE EXTENSION SCHEMA DATABASE FUNCTION PROCEDURE TRIGGER EVENT ROLE USER POLICY RULE SERVER
  COLLATION CAST OPERATOR AGGREGATE LANGUAGE PUBLICATION SUBSCRIPTION STATISTICS TABLESPACE DEFAULT
  CONVERSION ACCESS TEXT TRANSFORM CONSTRAINT OWNED SYSTEM GROUP VIEW MATERIALIZED LARGE`.split(/\s+/),
);
/** What may stand between CREATE and the kind of thing. */
const ADJECTIVES: ReadonlySet<string> = new Set(
  "OR REPLACE TEMP TEMPORARY UNLOGGED GLOBAL LOCAL FOREIGN EXTERNAL VIRTUAL DEFINER ALGORITHM SQL TRUSTED".split(
    " ",
  ),
);

export function parseStatements(text: string, dialect: SqlDialect): StatementContext {
  const cursor = new SqlCursor(new SqlScanner(text, dialect));
  const database: RawDatabase = { tables: new Map(), enums: new Map(), domains: new Map(), notes: [] };
  const context = makeContext(cursor, database);
  while (cursor.peek().kind !== "end") parseOne(context);
  return context;
}

function parseOne(context: StatementContext): void {
  const { cursor, note } = context;
  try {
    parseStatement(context);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    note(`not understood and left out: ${error.message}`, error.offset);
    cursor.skipStatement();
  }
}

function parseStatement(context: StatementContext): void {
  const { cursor, note, noteOnce } = context;
  const { start, key, value } = cursor.peek();
  if (cursor.accept(";")) return;
  if (key === "\\" || key === "DELIMITER") skipCommand(cursor);
  else if (key === "COPY") skipCopy(cursor);
  else if (cursor.accept("CREATE")) parseCreate(context);
  else if (cursor.sees("ALTER", "TABLE")) parseAlterTable(context);
  else if (cursor.accept("ALTER", "TYPE")) parseAlterType(context);
  else if (cursor.accept("DROP")) parseDrop(context);
  else if (cursor.sees("COMMENT", "ON")) {
    noteOnce("comments are not kept", start);
    cursor.skipStatement();
  } else if (SAYS_NOTHING.has(key) || (key === "ALTER" && SHAPELESS.has(cursor.peek(1).key)))
    cursor.skipStatement();
  else {
    note(`a statement that is not known is left out: ${value.slice(0, 40)}`, start);
    cursor.skipStatement();
  }
}

function parseCreate(context: StatementContext): void {
  const { cursor, note } = context;
  const { start } = cursor.peek();
  while (cursor.seesAny(ADJECTIVES)) skipAdjective(cursor);
  if (cursor.accept("TABLE")) parseCreateTable(context);
  else if (cursor.accept("TYPE")) parseCreateType(context);
  else if (cursor.accept("DOMAIN")) parseCreateDomain(context);
  else if (cursor.accept("UNIQUE")) parseUniqueIndex(context);
  else if (cursor.sees("VIEW") || cursor.sees("MATERIALIZED") || cursor.sees("RECURSIVE")) {
    note("a view is left out", start);
    cursor.skipStatement();
  } else if (cursor.sees("TRIGGER") || cursor.sees("PROCEDURE") || cursor.sees("FUNCTION"))
    skipRoutine(context);
  else if (cursor.seesAny(SHAPELESS) || cursor.peek(1).key === "INDEX") cursor.skipStatement();
  else cursor.refuse("CREATE of something that is not known");
}

/** ``DEFINER=`root`@`localhost` `` and `SQL SECURITY INVOKER` are one adjective each of MySQL's. */
function skipAdjective(cursor: SqlCursor): void {
  const { key } = cursor.take();
  if (cursor.accept("=")) {
    cursor.take();
    if (cursor.accept("@")) cursor.take();
  }
  if (key === "SQL" && cursor.accept("SECURITY")) cursor.take();
}

/** A routine of SQLite or MySQL has statements inside: BEGIN …; …; END; (CASE has an END of its own). */
function skipRoutine({ cursor, note }: StatementContext): void {
  const { start } = cursor.peek();
  for (let depth = 0; cursor.peek().kind !== "end"; ) {
    const { key } = cursor.take();
    if (key === "BEGIN" || key === "CASE") depth++;
    if (key === "END" && depth > 0) depth--;
    if (key === ";" && depth === 0) return;
  }
  note("nothing behind this routine is read: its end was not found", start);
}

function parseUniqueIndex({ cursor, database, note }: StatementContext): void {
  const { start } = cursor.peek();
  while (!cursor.atEnd() && !cursor.sees("ON")) cursor.take();
  cursor.expect("ON");
  cursor.accept("ONLY");
  const table = findNamed(database.tables, parseQualifiedName(cursor));
  if (cursor.accept("USING")) cursor.take();
  const columns = parseColumnList(cursor);
  if (cursor.sees("WHERE")) note("a unique index over some rows only is left out", start);
  else table?.uniqueKeys.push(columns);
  cursor.skipStatement();
}

function parseDrop({ cursor, database }: StatementContext): void {
  if (cursor.accept("TABLE")) {
    cursor.accept("IF", "EXISTS");
    do database.tables.delete(keyOf(parseQualifiedName(cursor)));
    while (cursor.accept(","));
  }
  cursor.skipStatement();
}

function skipCopy(cursor: SqlCursor): void {
  let last = "";
  let beforeLast = "";
  while (!cursor.atEnd()) {
    if (cursor.sees("(")) cursor.takeBracketed();
    else if (beforeLast === "FROM" && last === "STDIN") cursor.take();
    else [beforeLast, last] = [last, cursor.take().key];
  }
  cursor.rewind();
  cursor.scanner.skipStatement();
  if (beforeLast === "FROM" && last === "STDIN") cursor.scanner.skipCopyData();
}

/** psql's commands fill a line; between two DELIMITER lines MySQL keeps its routines. */
function skipCommand(cursor: SqlCursor): void {
  const isDelimiter = cursor.sees("DELIMITER");
  cursor.rewind();
  const { scanner } = cursor;
  const start = scanner.offset;
  scanner.skipLine();
  if (!isDelimiter || /;\s*$/.test(scanner.text.slice(start, scanner.offset))) return;
  const back = /^\s*DELIMITER\s+;/gim;
  back.lastIndex = scanner.offset;
  scanner.offset = back.exec(scanner.text) === null ? scanner.text.length : back.lastIndex;
}
