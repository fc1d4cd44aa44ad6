/** @file The columns a rule names, read in the way its check needs them. */
import type { Column } from "../../column/column.ts";
import { isMeasurable, type MeasurableColumn, toNumbers } from "../../column/numbers.ts";
import { tableErrors } from "../../errors.ts";
import { getColumn, type Table } from "../../table.ts";

interface NamesColumns {
  readonly kind: string;
  readonly columns: readonly string[];
}

export function columnsOf(table: Table, rule: NamesColumns): Column[] {
  return rule.columns.map((name) => getColumn(table, name));
}

/** Numbers, truths and times; text is refused. */
export function measurableColumnsOf(table: Table, rule: NamesColumns): MeasurableColumn[] {
  return rule.columns.map((name) => {
    const column = getColumn(table, name);
    if (isMeasurable(column)) return column;
    throw tableErrors.create("rule-column-unfit", { kind: rule.kind, column: name, table: table.name });
  });
}

export function numbersOf(table: Table, rule: NamesColumns): Float64Array[] {
  return measurableColumnsOf(table, rule).map(toNumbers);
}

export function holdsTime(table: Table | undefined, name: string | undefined): boolean {
  return name !== undefined && table?.columns.get(name)?.kind === "datetime";
}
