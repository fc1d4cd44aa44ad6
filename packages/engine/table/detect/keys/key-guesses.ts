/** @file Keys and references as guesses with words of evidence. */
import type { Guess } from "../detection.ts";
import { isUnique, type KeyColumn } from "./key-column.ts";
import type { Reference } from "./references.ts";

export interface KeyGuess {
  readonly table: string;
  readonly columns: readonly string[];
  readonly confidence: number;
  readonly evidence: string;
}

export interface ReferenceGuess extends KeyGuess {
  readonly references: { readonly table: string; readonly columns: readonly string[] };
}

export interface DetectedKeys {
  /** At most one per table; a table without one has no key in its data. */
  readonly primaryKeys: readonly KeyGuess[];
  readonly uniqueKeys: readonly KeyGuess[];
  readonly foreignKeys: readonly ReferenceGuess[];
}

const formatCount = (count: number) => count.toLocaleString("en-US");
const formatShare = (share: number) => `${(100 * share).toFixed(share < 0.1 || share > 0.99 ? 1 : 0)} %`;
const listNames = (columns: readonly KeyColumn[]) => columns.map(({ name }) => name);

interface Key {
  readonly columns: readonly KeyColumn[];
  readonly confidence: number;
}

export function describeKey({ columns, confidence }: Key, reasons: readonly string[]): KeyGuess {
  const { table, rowCount, nullCount } = columns[0]!;
  const values = `${formatCount(rowCount - nullCount)} ${columns.length > 1 ? "combinations" : "values"}`;
  const evidence = [`all ${values} differ`, ...(nullCount > 0 ? [] : ["none is missing"]), ...reasons].join(
    "; ",
  );
  return { table, columns: listNames(columns), confidence, evidence };
}

export function describeReference(reference: Reference): ReferenceGuess {
  const { child, parent, confidence, rows, includedRows, usedKeys, name } = reference;
  const keys = parent.length === 1 ? parent[0]!.distinctCount : parent[0]!.rowCount;
  const nulls = child[0]!.rowCount - rows;
  const target = `${parent[0]!.table}.${listNames(parent).join("+")}`;
  const found =
    includedRows === rows
      ? `all ${formatCount(rows)} rows`
      : `${formatShare(includedRows / rows)} of ${formatCount(rows)} rows`;
  const evidence = [
    `${found} have a match in ${target}`,
    `${formatCount(usedKeys)} of its ${formatCount(keys)} keys are used`,
    ...(nulls > 0 ? [`${formatCount(nulls)} rows without a value`] : []),
    ...(name >= 0.5 ? ["the name says so"] : []),
    ...(child.length === 1 && isUnique(child[0]!) ? ["no key is used twice"] : []),
  ].join("; ");
  return {
    table: child[0]!.table,
    columns: listNames(child),
    references: { table: parent[0]!.table, columns: listNames(parent) },
    confidence,
    evidence,
  };
}

/** As paths into the Schema; each guess about a list names one entry of it. */
export function toGuesses(keys: DetectedKeys): Guess[] {
  const by = "keys";
  const common = ({ confidence, evidence }: KeyGuess) => ({ confidence, evidence, by });
  return [
    ...keys.primaryKeys.map((key) => ({
      path: `tables.${key.table}.primaryKey`,
      value: key.columns,
      ...common(key),
    })),
    ...keys.uniqueKeys.map((key) => ({
      path: `tables.${key.table}.uniqueKeys`,
      value: key.columns,
      ...common(key),
    })),
    ...keys.foreignKeys.map((key) => ({
      path: `tables.${key.table}.foreignKeys`,
      value: { columns: key.columns, references: key.references },
      ...common(key),
    })),
  ];
}
