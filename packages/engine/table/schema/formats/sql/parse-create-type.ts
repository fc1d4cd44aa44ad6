/** @file Types that a PostgreSQL database makes for itself: lists of values, and domains with conditions. */
import { parseQualifiedName, parseType } from "./parse-names.ts";
import { keyOf, type RawCheck } from "./raw-database.ts";
import type { StatementContext } from "./statement-context.ts";

export function parseCreateType({ cursor, database, note }: StatementContext): void {
  const { start } = cursor.peek();
  const name = parseQualifiedName(cursor);
  if (cursor.accept("AS", "ENUM")) {
    const values = cursor.takeBracketed().filter(({ kind }) => kind === "text");
    database.enums.set(
      keyOf(name),
      values.map(({ value }) => value),
    );
  } else note(`the type "${name.name}" is no list of values; columns of it are of unknown type`, start);
  cursor.skipStatement();
}

/** Only a value more changes what data may look like. */
export function parseAlterType({ cursor, database }: StatementContext): void {
  const name = keyOf(parseQualifiedName(cursor));
  if (cursor.accept("ADD", "VALUE")) {
    cursor.accept("IF", "NOT", "EXISTS");
    const { kind, value } = cursor.take();
    const values = database.enums.get(name) ?? [];
    if (kind === "text" && !values.includes(value)) database.enums.set(name, [...values, value]);
  }
  cursor.skipStatement();
}

export function parseCreateDomain({ cursor, database }: StatementContext): void {
  const name = parseQualifiedName(cursor);
  cursor.accept("AS");
  const type = parseType(cursor);
  const checks: RawCheck[] = [];
  let notNull = false;
  while (!cursor.atEnd()) {
    if (cursor.accept("CHECK")) checks.push(cursor.takeBracketed());
    else if (cursor.accept("NOT", "NULL")) notNull = true;
    else if (cursor.sees("(")) cursor.takeBracketed();
    else cursor.take();
  }
  database.domains.set(keyOf(name), { type, notNull, checks });
  cursor.skipStatement();
}
