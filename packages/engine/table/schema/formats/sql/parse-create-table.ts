/** @file CREATE TABLE, with what it takes over from other tables. */
import { parseColumn, parseTableConstraint, seesTableConstraint } from "./parse-columns.ts";
import { parseQualifiedName } from "./parse-names.ts";
import { addColumn, findNamed, keyOf, type RawTable, type SqlName } from "./raw-database.ts";
import type { StatementContext } from "./statement-context.ts";

export function parseCreateTable(context: StatementContext): void {
  const { cursor, database, note } = context;
  const offset = cursor.peek().start;
  cursor.accept("IF", "NOT", "EXISTS");
  const name = parseQualifiedName(cursor);
  const table = makeRawTable(name, offset);
  if (cursor.accept("PARTITION", "OF")) note(`"${name.name}" is part of another table and left out`, offset);
  else if (cursor.accept("LIKE")) takeOver(context, table, parseQualifiedName(cursor));
  else if (!cursor.sees("(")) note(`"${name.name}" has no list of columns and is left out`, offset);
  else parseBody(context, table);
  if (cursor.accept("INHERITS")) parseInherits(context, table);
  if (database.tables.has(keyOf(name)))
    note(`"${name.name}" was declared before; this one is left out`, offset);
  else if (table.columns.length > 0) database.tables.set(keyOf(name), table);
  cursor.skipStatement();
}

export function makeRawTable(name: SqlName, offset: number): RawTable {
  return {
    name,
    offset,
    columns: [],
    byName: new Map(),
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    checks: [],
  };
}

function parseBody(context: StatementContext, table: RawTable): void {
  const { cursor } = context;
  cursor.expect("(");
  if (cursor.accept(")")) return;
  do {
    if (cursor.accept("LIKE")) {
      takeOver(context, table, parseQualifiedName(cursor));
      cursor.skipExpression(new Set());
    } else if (seesTableConstraint({ ...context, table })) parseTableConstraint({ ...context, table });
    else parseColumn({ ...context, table });
  } while (cursor.accept(","));
  cursor.expect(")");
}

function parseInherits(context: StatementContext, table: RawTable): void {
  const { cursor } = context;
  cursor.expect("(");
  do takeOver(context, table, parseQualifiedName(cursor));
  while (cursor.accept(","));
  cursor.expect(")");
}

/** The columns of another table; its keys are its own. */
function takeOver({ database, note }: StatementContext, table: RawTable, from: SqlName): void {
  const source = findNamed(database.tables, from);
  if (source === undefined)
    note(`"${from.name}", which "${table.name.name}" is like, is not here`, table.offset);
  for (const column of source?.columns ?? []) addColumn(table, { ...column });
}
