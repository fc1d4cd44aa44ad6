import { type Column, countNulls, isNull } from "../../../column/column.ts";
import { keyClassOf } from "../../../detect/keys/column-values.ts";
import { mentionsTable } from "../../../detect/keys/name-evidence.ts";
import { contentWords, nameTables, splitWords } from "../../../detect/keys/name-words.ts";
import { findTableSchema } from "../../../schema/find-column.ts";
import type { Table } from "../../../table.ts";
import { getColumn } from "../../../table.ts";
import { codeValues } from "../../inside/value-codes.ts";
import { findParentRows } from "../key-rows.ts";
import { type BetweenDetector, type LinkView, listAttributes } from "./link-view.ts";

const MAX_TYPES = 20;
const MIN_NAME = 0.85;
const MIN_FOUND = 0.98;
const MIN_ROWS = 20;
const CONFIDENCE = 0.9;

/** A column whose values are names of tables says in which of them another column's keys are found. */
export const findPolymorphicKeys: BetweenDetector = (view) =>
  [...view.database.values()].flatMap((table) => {
    const attributes = listAttributes(table, view.schema);
    const typed = attributes.flatMap(([typeColumn, column]) => {
      const parents = matchTables(table, column, view);
      return parents === undefined ? [] : [{ typeColumn, types: column, parents }];
    });
    return typed.flatMap(({ typeColumn, types, parents }) =>
      attributes.flatMap(([name, column]) => {
        const found = name === typeColumn ? undefined : countFound(column, types, parents);
        if (found === undefined || found.rows < MIN_ROWS || found.hits < MIN_FOUND * found.rows) return [];
        const params = {
          foreignKey: [name],
          typeColumn,
          parents: parents.map(({ key, type }) => ({ key: [key], types: [type] })),
        };
        const rule = {
          kind: "polymorphic-key",
          tables: [table.name, ...parents.map((parent) => parent.table.name)],
          params,
        };
        const evidence = `${found.hits} of ${found.rows} keys are in the table that ${typeColumn} names`;
        return [{ rule, confidence: CONFIDENCE, evidence }];
      }),
    );
  });

interface NamedParent {
  readonly table: Table;
  readonly key: string;
  readonly type: string;
  /** Of the type column. */
  readonly code: number;
}

/** The table that each value names, when every value names one of its own, at least two. */
function matchTables(
  child: Table,
  column: Column,
  { database, schema }: LinkView,
): NamedParent[] | undefined {
  if (column.kind !== "text" || column.dictionary.size < 2 || column.dictionary.size > MAX_TYPES)
    return undefined;
  const words = nameTables([...database.keys()]);
  const parents = column.dictionary.texts().map((type, code) => {
    const named = [...database.values()].filter(
      (table) =>
        table !== child &&
        mentionsTable(contentWords(splitWords(type)), words.get(table.name) ?? []) >= MIN_NAME,
    );
    const [key, ...rest] = findTableSchema(schema, named[0]?.name ?? "")?.primaryKey ?? [];
    const [table] = named;
    return named.length === 1 && table !== undefined && key !== undefined && rest.length === 0
      ? { table, key, type, code: code + 1 }
      : undefined;
  });
  const complete = parents.filter((parent) => parent !== undefined);
  const areDistinct = new Set(complete.map(({ table }) => table)).size === parents.length;
  return complete.length === parents.length && areDistinct ? complete : undefined;
}

function countFound(column: Column, types: Column, parents: readonly NamedParent[]) {
  const own = keyClassOf(column);
  if (own === undefined || countNulls(column) === column.length) return undefined;
  if (parents.some(({ table, key }) => keyClassOf(getColumn(table, key)) !== own)) return undefined;
  const { codes } = codeValues(types);
  const found = new Map(
    parents.map(({ table, key, code }) => [code, findParentRows([column], [getColumn(table, key)])]),
  );
  let rows = 0;
  let hits = 0;
  for (let row = 0; row < codes.length; row++) {
    if (isNull(column, row)) continue;
    rows++;
    if ((found.get(codes[row]!)?.[row] ?? -1) >= 0) hits++;
  }
  return { rows, hits };
}
