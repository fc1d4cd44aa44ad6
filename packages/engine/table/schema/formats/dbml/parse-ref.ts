/** @file References between tables: one to many in either direction, one to one; many to many has no columns here. */
import { findColumn, findNamed, keyOf, type RawTable, type SqlName } from "../sql/raw-database.ts";
import type { DbmlContext, RawEnd } from "./dbml-context.ts";
import { toSqlName } from "./dbml-cursor.ts";

const OPERATORS: ReadonlySet<string> = new Set(["<", ">", "-", "<>"]);

/** `a.b > c.d` or `a.(b, c) > d.(e, f)`. */
export function parseReference(context: DbmlContext): void {
  const { dbml } = context;
  const offset = dbml.peek().start;
  const left = parseEnd(context);
  parseReferenceFrom(context, left, offset);
  dbml.skipSettings();
}

/** `> c.d` behind a column. */
export function parseReferenceFrom(context: DbmlContext, left: RawEnd, offset: number): void {
  const { dbml, references } = context;
  const { value: operator } = dbml.peek();
  if (!OPERATORS.has(operator)) dbml.refuse("expected <, >, - or <>");
  dbml.take();
  references.push({ left, operator, right: parseEnd(context), offset });
}

function parseEnd({ dbml }: DbmlContext): RawEnd {
  const path = dbml.expectPath();
  if (!dbml.accept("(")) return { table: toSqlName(path.slice(0, -1)), columns: path.slice(-1) };
  const columns: string[] = [];
  do columns.push(dbml.expectName());
  while (dbml.accept(","));
  dbml.expect(")");
  return { table: toSqlName(path), columns };
}

/** When all tables are known: the side with the many is the child; of two ones the one that is no primary key. */
export function addReferences(context: DbmlContext): void {
  for (const { left, operator, right, offset } of context.references) {
    const [a, b] = [findTable(context, left.table), findTable(context, right.table)];
    if (operator === "<>")
      context.note("a relationship of many to many is left out: it has no table", offset);
    else if (a === undefined || b === undefined)
      context.note("a reference is left out: a table is not here", offset);
    else {
      const isForward =
        operator === ">" || (operator === "-" && !(isPrimary(a, left) && !isPrimary(b, right)));
      const [child, from, parent, to] = isForward ? [a, left, b, right] : [b, right, a, left];
      child.foreignKeys.push({
        columns: from.columns,
        references: { table: parent.name, columns: to.columns },
        offset,
      });
      if (operator === "-" && !isKey(child, from)) child.uniqueKeys.push(from.columns);
    }
  }
}

function findTable({ database, aliases }: DbmlContext, name: SqlName): RawTable | undefined {
  return findNamed(database.tables, name) ?? aliases.get(keyOf(name));
}

function isPrimary({ primaryKey }: RawTable, { columns }: RawEnd): boolean {
  return JSON.stringify(primaryKey.toSorted()) === JSON.stringify(columns.toSorted());
}

function isKey(table: RawTable, end: RawEnd): boolean {
  const names = JSON.stringify(end.columns.map((column) => findColumn(table, column)?.name).sort());
  return isPrimary(table, end) || table.uniqueKeys.some((key) => JSON.stringify(key.toSorted()) === names);
}
