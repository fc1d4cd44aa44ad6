/** @file ALTER TABLE: dumps declare keys there, and migrations change what was declared before. */
import {
  type ColumnContext,
  parseColumn,
  parseColumnConstraints,
  parseTableConstraint,
  seesTableConstraint,
} from "./parse-columns.ts";
import { parseName, parseQualifiedName, parseType } from "./parse-names.ts";
import { addColumn, findColumn, findNamed, keyOf, type RawColumn, type RawTable } from "./raw-database.ts";
import type { StatementContext } from "./statement-context.ts";

const SAYS_NOTHING: ReadonlySet<string> = new Set(
  `OWNER SET RESET ENABLE DISABLE CLUSTER REPLICA INHERIT NO ATTACH DETACH VALIDATE ENGINE AUTO_INCREMENT ORDER
  CONVERT DEFAULT CHARACTER CHARSET COMMENT ROW_FORMAT FORCE`.split(/\s+/),
);

export function parseAlterTable(context: StatementContext): void {
  const { cursor, database, note } = context;
  cursor.expect("ALTER");
  cursor.expect("TABLE");
  cursor.accept("IF", "EXISTS");
  cursor.accept("ONLY");
  const offset = cursor.peek().start;
  const name = parseQualifiedName(cursor);
  const table = findNamed(database.tables, name);
  if (table === undefined) {
    if (!cursor.seesAny(SAYS_NOTHING)) note(`"${name.name}", which is altered, is not here`, offset);
  } else
    do parseAction(context, { cursor, table, note });
    while (cursor.accept(","));
  cursor.skipStatement();
}

function parseAction(statement: StatementContext, context: ColumnContext): void {
  const { cursor, table } = context;
  if (cursor.accept("ADD")) parseAdd(context);
  else if (cursor.accept("DROP")) parseDrop(context);
  else if (cursor.accept("RENAME")) parseRename(statement, table);
  else if (cursor.accept("ALTER")) parseAlterColumn(context);
  else if (cursor.accept("MODIFY")) parseModify(context, false);
  else if (cursor.accept("CHANGE")) parseModify(context, true);
  else if (!cursor.seesAny(SAYS_NOTHING)) cursor.refuse("ALTER TABLE with something that is not known");
  cursor.skipExpression(new Set());
}

function parseAdd(context: ColumnContext): void {
  const { cursor } = context;
  if (seesTableConstraint(context)) {
    parseTableConstraint(context);
    return;
  }
  cursor.accept("COLUMN");
  cursor.accept("IF", "NOT", "EXISTS");
  if (!cursor.accept("(")) {
    parseColumn(context);
    return;
  }
  do parseColumn(context);
  while (cursor.accept(","));
  cursor.expect(")");
}

function parseDrop({ cursor, table, note }: ColumnContext): void {
  const { start } = cursor.peek();
  if (cursor.accept("PRIMARY", "KEY")) table.primaryKey = [];
  else if (cursor.sees("CONSTRAINT") || cursor.sees("FOREIGN") || cursor.sees("CHECK"))
    note("a constraint that is dropped again is kept: it is not known by name", start);
  else if (!cursor.sees("KEY") && !cursor.sees("INDEX")) {
    cursor.accept("COLUMN");
    cursor.accept("IF", "EXISTS");
    removeColumn(table, parseName(cursor));
  }
}

function removeColumn(table: RawTable, name: string): void {
  const column = findColumn(table, name);
  if (column === undefined) return;
  const others = table.columns.filter((other) => other !== column);
  table.columns.length = 0;
  table.byName.clear();
  for (const other of others) addColumn(table, other);
  const lacks = (names: readonly string[]) =>
    !names.some((other) => other.toLowerCase() === name.toLowerCase());
  if (!lacks(table.primaryKey)) table.primaryKey = [];
  table.uniqueKeys = table.uniqueKeys.filter(lacks);
  table.foreignKeys = table.foreignKeys.filter(({ columns }) => lacks(columns));
}

function parseRename({ cursor, database, note }: StatementContext, table: RawTable): void {
  const { start } = cursor.peek();
  if (cursor.accept("CONSTRAINT") || cursor.accept("INDEX") || cursor.accept("KEY")) return;
  if (cursor.acceptAny("TO", "AS") !== undefined) {
    const { name } = parseQualifiedName(cursor);
    database.tables.delete(keyOf(table.name));
    const renamed = { ...table, name: { ...table.name, name } };
    database.tables.set(keyOf(renamed.name), renamed);
    return;
  }
  cursor.accept("COLUMN");
  const column = findColumn(table, parseName(cursor));
  cursor.expect("TO");
  const name = parseName(cursor);
  if (column === undefined || isUsed(table, column)) note("the renaming of a column is left out", start);
  else replaceColumn(table, column, { ...column, name });
}

/** Keys and checks speak of their columns by name; what they name is not renamed. */
function isUsed({ primaryKey, uniqueKeys, foreignKeys, checks }: RawTable, { name }: RawColumn): boolean {
  const named = [primaryKey, ...uniqueKeys, ...foreignKeys.map(({ columns }) => columns)];
  return checks.length > 0 || named.some((columns) => columns.includes(name));
}

function replaceColumn(table: RawTable, old: RawColumn, column: RawColumn): void {
  const columns = table.columns.map((other) => (other === old ? column : other));
  table.columns.length = 0;
  table.byName.clear();
  for (const each of columns) addColumn(table, each);
}

function parseAlterColumn({ cursor, table }: ColumnContext): void {
  cursor.accept("COLUMN");
  const column = findColumn(table, parseName(cursor));
  if (column === undefined) return;
  if (cursor.accept("SET", "NOT", "NULL")) column.notNull = true;
  else if (cursor.accept("DROP", "NOT", "NULL")) column.notNull = false;
  else if (cursor.accept("ADD", "GENERATED") || cursor.accept("SET", "GENERATED")) column.isGenerated = true;
  else if (cursor.accept("SET", "DEFAULT")) column.isGenerated ||= cursor.sees("NEXTVAL");
  else if (cursor.accept("TYPE") || cursor.accept("SET", "DATA", "TYPE")) column.type = parseType(cursor);
}

/** MySQL says the whole column again; CHANGE gives it a new name too. */
function parseModify(context: ColumnContext, isChange: boolean): void {
  const { cursor, table, note } = context;
  const { start } = cursor.peek();
  cursor.accept("COLUMN");
  const old = findColumn(table, parseName(cursor));
  const name = isChange ? parseName(cursor) : (old?.name ?? "");
  const column = { name, offset: start, type: parseType(cursor), notNull: false, isGenerated: false };
  parseColumnConstraints(context, column);
  if (old === undefined) return;
  if (name !== old.name && isUsed(table, old)) note("the renaming of a column is left out", start);
  else replaceColumn(table, old, column);
}
