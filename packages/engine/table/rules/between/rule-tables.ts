/** @file The tables and columns that a rule between tables names, and its verdict over several of them. */
import { z } from "zod";
import type { Column } from "../../column/column.ts";
import { isMeasurable, toNumbers } from "../../column/numbers.ts";
import { tableErrors } from "../../errors.ts";
import { type Database, getColumn, type Table } from "../../table.ts";
import { broken, judgeRows, kept, type Outcome } from "../inside/judge-rows.ts";
import type { RuleVerdict, TablesVerdict } from "../rule-kind.ts";

/** The columns of a key. */
export const keySchema = z.array(z.string()).min(1);

export function getTable(database: Database, name: string): Table {
  const table = database.get(name);
  if (table === undefined) throw tableErrors.create("no-such-table", { table: name });
  return table;
}

export function tablesOf(database: Database, rule: { readonly tables: readonly string[] }): Table[] {
  return rule.tables.map((name) => getTable(database, name));
}

export function keyOf(table: Table, names: readonly string[]): Column[] {
  return names.map((name) => getColumn(table, name));
}

/** Numbers, truths and times with NaN for null; text is refused. */
export function numbersIn(table: Table, name: string, kind: string): Float64Array {
  const column = getColumn(table, name);
  if (isMeasurable(column)) return toNumbers(column);
  throw tableErrors.create("rule-column-unfit", { kind, column: name, table: table.name });
}

export function judgeTable(table: Table, judge: (row: number) => Outcome): TablesVerdict {
  return joinVerdicts([[table.name, judgeRows(table, judge)]]);
}

export function judgeMarks(table: Table, marks: Uint8Array): TablesVerdict {
  return judgeTable(table, (row) => (marks[row] === 1 ? broken : kept));
}

/** A table that is judged twice keeps both verdicts' marks. */
export function joinVerdicts(verdicts: Iterable<readonly [string, RuleVerdict]>): TablesVerdict {
  const brokenRows = new Map<string, Uint8Array>();
  let checked = 0;
  for (const [table, verdict] of verdicts) {
    const before = brokenRows.get(table);
    if (before === undefined) checked += verdict.checked;
    brokenRows.set(
      table,
      before === undefined ? verdict.brokenRows : before.map((mark, row) => mark | verdict.brokenRows[row]!),
    );
  }
  const count = brokenRows.values().reduce((sum, marks) => sum + marks.reduce((a, b) => a + b, 0), 0);
  return { checked, broken: count, brokenRows };
}

/** `order.customer_id`, or `order.(a, b)` for several columns. */
export function writeKey(table: string | undefined, columns: readonly string[]): string {
  return columns.length === 1 ? `${table}.${columns[0]}` : `${table}.(${columns.join(", ")})`;
}
