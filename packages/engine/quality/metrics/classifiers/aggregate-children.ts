/** @file What the children of each parent row sum up to, as further columns of the parent. */

import type { TableSchema } from "../../../table/index.ts";
import { type Column, type ColumnSchema, isMeasurable, type Table, toNumbers } from "../../../table/index.ts";
import { countChildren, type RowLinks } from "../../sides/link-rows.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import { listFeatureColumns } from "./take-features.ts";

/** Columns of numbers, one value per parent row; missing where no child has a value. */
export function aggregateChildren(
  child: Table,
  schema: TableSchema,
  links: RowLinks,
): ReadonlyMap<string, Float64Array> {
  const aggregates = new Map([["count", countChildren(links)]]);
  for (const name of listFeatureColumns(schema)) {
    const column = child.columns.get(name);
    if (column === undefined) continue;
    const isCategory = ["categorical", "ordinal", "boolean"].includes(
      (schema.columns[name] as ColumnSchema).type,
    );
    if (isCategory) aggregates.set(`different ${name}`, countDifferent(column, links));
    else if (isMeasurable(column)) aggregates.set(`mean ${name}`, averageChildren(toNumbers(column), links));
  }
  return aggregates;
}

function averageChildren(values: Float64Array, { child, parent, size }: RowLinks): Float64Array {
  const sums = new Float64Array(size);
  const counts = new Float64Array(size);
  for (let row = 0; row < child.length; row++) {
    const code = child[row] as number;
    const value = values[row] as number;
    if (code < 0 || Number.isNaN(value)) continue;
    sums[code] = (sums[code] as number) + value;
    counts[code] = (counts[code] as number) + 1;
  }
  return Float64Array.from(parent, (code) =>
    code < 0 ? Number.NaN : (sums[code] as number) / (counts[code] as number),
  );
}

function countDifferent(column: Column, { child, parent, size }: RowLinks): Float64Array {
  const shared = encodeTogether([column]);
  const codes = shared.codes[0] as Int32Array;
  const counts = new Float64Array(size);
  const seen = new Set<number>();
  for (let row = 0; row < child.length; row++) {
    const owner = child[row] as number;
    const code = codes[row] as number;
    if (owner < 0 || code < 0) continue;
    const pair = owner * shared.size + code;
    if (seen.has(pair)) continue;
    seen.add(pair);
    counts[owner] = (counts[owner] as number) + 1;
  }
  return Float64Array.from(parent, (code) => (code < 0 ? Number.NaN : (counts[code] as number)));
}
