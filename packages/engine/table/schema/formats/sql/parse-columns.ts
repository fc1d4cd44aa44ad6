/** @file The inside of CREATE TABLE: columns with their constraints, and constraints of the table. */
import { parseColumnList, parseName, parseQualifiedName, parseType } from "./parse-names.ts";
import { addColumn, type RawColumn, type RawReference, type RawTable, type SqlType } from "./raw-database.ts";
import type { SqlCursor } from "./sql-cursor.ts";

/** What may begin a constraint of a column, and so ends the type or the expression before it. */
const COLUMN_CONSTRAINTS: ReadonlySet<string> = new Set(
  `CONSTRAINT NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK GENERATED AS COLLATE COMMENT AUTO_INCREMENT
  AUTOINCREMENT IDENTITY ON`.split(/\s+/),
);
const TABLE_CONSTRAINTS: ReadonlySet<string> = new Set(
  "CONSTRAINT PRIMARY UNIQUE FOREIGN CHECK EXCLUDE LIKE KEY INDEX FULLTEXT SPATIAL PERIOD".split(" "),
);
const NO_TYPE: SqlType = { name: "", args: [], isArray: false, isUnsigned: false };

export interface ColumnContext {
  readonly cursor: SqlCursor;
  readonly table: RawTable;
  readonly note: (message: string, offset: number) => void;
}

/** Whether a constraint of the table comes next; a column may have the name of one (`key text`). */
export function seesTableConstraint({ cursor }: ColumnContext): boolean {
  const { kind, key } = cursor.peek();
  if (kind !== "word" || !TABLE_CONSTRAINTS.has(key)) return false;
  const after = cursor.peek(1);
  if (key === "CONSTRAINT" || key === "LIKE") return after.kind !== "symbol";
  if (key === "PRIMARY" || key === "FOREIGN") return after.key === "KEY";
  if (key === "PERIOD") return after.key === "FOR";
  if (key === "KEY" || key === "INDEX" || key === "UNIQUE" || key === "FULLTEXT" || key === "SPATIAL")
    return (
      after.key === "(" ||
      after.key === "KEY" ||
      after.key === "INDEX" ||
      cursor.peek(2).key === "(" ||
      cursor.peek(2).key === "USING"
    );
  return after.key === "(" || after.key === "USING";
}

export function parseColumn(context: ColumnContext): void {
  const { cursor, table } = context;
  const offset = cursor.peek().start;
  const name = parseName(cursor);
  const hasType = cursor.peek().kind === "word" || cursor.peek().kind === "name";
  const type = hasType && !cursor.seesAny(COLUMN_CONSTRAINTS) ? parseType(cursor) : NO_TYPE;
  const column: RawColumn = { name, offset, type, notNull: false, isGenerated: /serial$/.test(type.name) };
  addColumn(table, column);
  parseColumnConstraints(context, column);
}

export function parseColumnConstraints(context: ColumnContext, column: RawColumn): void {
  const { cursor, table } = context;
  const own = [column.name];
  while (!cursor.atEnd() && !cursor.sees(",") && !cursor.sees(")")) {
    if (cursor.accept("CONSTRAINT")) parseName(cursor);
    else if (cursor.accept("NOT", "NULL")) column.notNull = true;
    else if (cursor.accept("PRIMARY", "KEY")) table.primaryKey = own;
    else if (cursor.accept("UNIQUE")) {
      cursor.accept("KEY");
      table.uniqueKeys.push(own);
    } else if (cursor.sees("REFERENCES")) {
      const offset = cursor.peek().start;
      table.foreignKeys.push({ columns: own, references: parseReference(cursor), offset });
    } else if (cursor.accept("CHECK")) table.checks.push(cursor.takeBracketed());
    else if (cursor.sees("DEFAULT")) parseDefault(cursor, column);
    else if (cursor.sees("GENERATED") || cursor.sees("AS") || cursor.sees("IDENTITY"))
      parseGenerated(context, column);
    else if (cursor.acceptAny("AUTO_INCREMENT", "AUTOINCREMENT") !== undefined) column.isGenerated = true;
    else if (cursor.accept("ON", "UPDATE") || cursor.accept("COMMENT") || cursor.accept("COLLATE"))
      skipValue(cursor);
    else if (cursor.sees("(")) cursor.takeBracketed();
    else cursor.take();
  }
}

/** `nextval('…')` is how PostgreSQL's dumps write a number that counts up. */
function parseDefault(cursor: SqlCursor, column: RawColumn): void {
  cursor.take();
  if (cursor.peek().key === "NEXTVAL") column.isGenerated = true;
  cursor.skipExpression(COLUMN_CONSTRAINTS);
}

function parseGenerated({ cursor, note }: ColumnContext, column: RawColumn): void {
  if (cursor.accept("IDENTITY")) column.isGenerated = true;
  else {
    if (cursor.accept("GENERATED")) cursor.skipExpression(new Set(["AS"]));
    cursor.expect("AS");
    if (cursor.accept("IDENTITY")) column.isGenerated = true;
    else note(`the formula of the computed column "${column.name}" is left out`, column.offset);
  }
  if (cursor.sees("(")) cursor.takeBracketed();
}

function skipValue(cursor: SqlCursor): void {
  cursor.take();
  while (cursor.accept(".")) cursor.take();
  if (cursor.sees("(")) cursor.takeBracketed();
}

export function parseReference(cursor: SqlCursor): RawReference {
  cursor.expect("REFERENCES");
  const table = parseQualifiedName(cursor);
  const columns = cursor.sees("(") ? { columns: parseColumnList(cursor) } : {};
  skipReferenceOptions(cursor);
  return { table, ...columns };
}

/** What happens to the child when its parent goes says nothing about the data. */
function skipReferenceOptions(cursor: SqlCursor): void {
  for (;;) {
    if (cursor.accept("MATCH") || cursor.accept("INITIALLY")) cursor.take();
    else if (
      cursor.accept("NOT", "DEFERRABLE") ||
      cursor.accept("DEFERRABLE") ||
      cursor.accept("NOT", "VALID")
    )
      continue;
    else if (cursor.sees("ON", "DELETE") || cursor.sees("ON", "UPDATE")) {
      cursor.accept("ON");
      cursor.take();
      if (!cursor.accept("NO", "ACTION") && !cursor.accept("SET")) {
        cursor.take();
        continue;
      }
      if (cursor.acceptAny("NULL", "DEFAULT") !== undefined && cursor.sees("(")) cursor.takeBracketed();
    } else return;
  }
}

export function parseTableConstraint(context: ColumnContext): void {
  const { cursor, table, note } = context;
  const offset = cursor.peek().start;
  if (cursor.accept("CONSTRAINT") && !cursor.sees("PRIMARY", "KEY") && !cursor.sees("CHECK", "("))
    parseName(cursor);
  if (cursor.accept("PRIMARY", "KEY")) {
    skipIndexName(cursor);
    if (cursor.sees("(")) table.primaryKey = parseColumnList(cursor);
    else note("a primary key without its columns is left out", offset);
  } else if (cursor.accept("UNIQUE")) {
    cursor.acceptAny("KEY", "INDEX");
    cursor.accept("NULLS", "NOT", "DISTINCT");
    skipIndexName(cursor);
    if (cursor.sees("(")) table.uniqueKeys.push(parseColumnList(cursor));
    else note("a unique key without its columns is left out", offset);
  } else if (cursor.accept("FOREIGN", "KEY")) {
    skipIndexName(cursor);
    const columns = parseColumnList(cursor);
    table.foreignKeys.push({ columns, references: parseReference(cursor), offset });
  } else if (cursor.accept("CHECK")) table.checks.push(cursor.takeBracketed());
  else if (cursor.sees("EXCLUDE")) note("an exclusion constraint is left out", offset);
  else if (cursor.seesAny(INDEXES)) cursor.take();
  else cursor.refuse("a constraint that is not known");
  cursor.skipExpression(NOTHING);
}

const NOTHING: ReadonlySet<string> = new Set();
const INDEXES: ReadonlySet<string> = new Set(["KEY", "INDEX", "FULLTEXT", "SPATIAL", "PERIOD"]);

function skipIndexName(cursor: SqlCursor): void {
  if (!cursor.sees("(") && !cursor.sees("USING")) parseName(cursor);
  if (cursor.accept("USING") && !cursor.sees("(")) {
    const method = cursor.take();
    if (method.key === "INDEX") parseName(cursor);
  }
}
