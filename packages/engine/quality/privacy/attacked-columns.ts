/**
 * @file What an attacker compares: the columns that all sides have, but for those that only name a row. Two people
 * never share a key, so a copied person would look new.
 */
import {
  type Column,
  type ColumnSchema,
  isMeasurable,
  type LogicalType,
  type Table,
  type TableSchema,
  toNumbers,
} from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import { remember } from "../sides/remember.ts";
import { encodeTogether, scoredKind } from "../sides/take-sides.ts";
import type { TableUnderAttack } from "./attack.ts";
import type { RowColumn, Rows } from "./neighbours/index.ts";

export interface AttackedColumn {
  readonly name: string;
  readonly described: ColumnSchema;
  readonly real: Column;
  readonly synthetic: Column;
  readonly holdout: Column | undefined;
}

/** The same columns of every side, with codes that mean the same. */
export interface AttackedRows {
  readonly names: readonly string[];
  readonly real: Rows;
  readonly synthetic: Rows;
  readonly holdout: Rows | undefined;
}

export const listAttackedColumns = remember((table: TableUnderAttack): readonly AttackedColumn[] => {
  const named = listNaming(table.schema);
  const columns = Object.entries(table.schema.columns).flatMap(([name, described]) => {
    const [real, synthetic, holdout] = [table.real, table.synthetic, table.holdout].map((side) =>
      side?.columns.get(name),
    );
    if (real === undefined || synthetic === undefined || named.has(name) || namesRows(real, described))
      return [];
    if (table.holdout !== undefined && holdout === undefined) return [];
    return [{ name, described, real, synthetic, holdout }];
  });
  if (columns.length === 0) throw qualityErrors.create("only-keys", { table: table.name });
  return columns;
});

/** What points at somebody without saying anything of them; a twin gets fresh ones. */
const namingTypes: ReadonlySet<LogicalType> = new Set([
  ...(["id", "uuid", "name", "email", "phone", "address", "ip", "url"] as const),
]);

function listNaming({ primaryKey, uniqueKeys, foreignKeys, columns }: TableSchema): ReadonlySet<string> {
  const identifying = Object.entries(columns).filter(
    ([, { type, role }]) => namingTypes.has(type) || role === "identifier",
  );
  const references = foreignKeys.flatMap(({ columns: from }) => from);
  return new Set([...primaryKey, ...uniqueKeys.flat(), ...references, ...identifying.map(([name]) => name)]);
}

/** Text that no two rows share, unless it is prose. */
function namesRows(column: Column, { type }: ColumnSchema): boolean {
  if (column.kind !== "text" || type === "text" || column.length < 2 || column.nulls?.includes(1))
    return false;
  return new Set(column.codes).size === column.length;
}

/** Numbers and times as numbers, everything else as categories: what exact copies are looked for in. */
export const takeAllRows = remember(
  (table: TableUnderAttack): AttackedRows => takeRows(table, listAttackedColumns(table)),
);

/** Without free text, names and the like: what distances are measured on. */
export const takeMeasuredRows = remember((table: TableUnderAttack): AttackedRows => {
  const columns = listAttackedColumns(table).filter(({ described }) => scoredKind(described) !== undefined);
  if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "distance" });
  return takeRows(table, columns);
});

function takeRows(table: TableUnderAttack, columns: readonly AttackedColumn[]): AttackedRows {
  const taken = columns.map(takeColumn);
  const side = (at: number, { rowCount }: Table): Rows => ({
    count: rowCount,
    columns: taken.map((sides) => sides[at] as RowColumn),
  });
  return {
    names: columns.map(({ name }) => name),
    real: side(0, table.real),
    synthetic: side(1, table.synthetic),
    holdout: table.holdout && side(2, table.holdout),
  };
}

function takeColumn({ described, real, synthetic, holdout }: AttackedColumn): readonly RowColumn[] {
  const sides = holdout === undefined ? [real, synthetic] : [real, synthetic, holdout];
  const measurable = sides.filter(isMeasurable);
  if (scoredKind(described) !== "discrete" && measurable.length === sides.length)
    return measurable.map((column) => ({ kind: "number", values: inSeconds(column) }));
  return encodeTogether(sides).codes.map((codes) => ({ kind: "category", codes }));
}

/** Times count in seconds, as SDMetrics has them, so that ranges round alike. */
function inSeconds(column: Parameters<typeof toNumbers>[0]): Float64Array {
  const numbers = toNumbers(column);
  return column.kind === "datetime" ? numbers.map((micros) => micros / 1e6) : numbers;
}
