/** @file Columns that are the same in every row: one stays. */
import { z } from "zod";
import {
  type Column,
  columnsEqual,
  isMeasurable,
  type Rule,
  type Table,
  toNumbers,
} from "../../table/index.ts";
import { editTable, editView } from "./edit-view.ts";
import type { FoundRelation, RelationKind } from "./relation.ts";
import { fromNumbers } from "./saved-cells.ts";
import { shapeOf, shapeSchema } from "./shape.ts";

const state = z.strictObject({ column: z.string(), source: z.string(), shape: shapeSchema });
type State = z.infer<typeof state>;

export const equal: RelationKind<State> = {
  kind: "equal",
  state,
  names: ({ column, source }) => ({ takes: [column], from: [source], adds: [] }),
  find: ({ table, schema }) =>
    schema.rules.filter(({ kind }) => kind === "equal").flatMap((rule) => findOf(table, rule)),
  apply: (view, { column }) => editView(view, { drop: [column] }),
  restore: (table, { column, source, shape }) =>
    editTable(table, { drop: [], add: [[column, convert(table.columns.get(source)!, shape)]] }),
};

function findOf(table: Table, { columns }: Rule): FoundRelation<State>[] {
  const [source, ...others] = columns as [string, ...string[]];
  const kept = table.columns.get(source);
  return others.flatMap((name) => {
    const column = table.columns.get(name);
    if (kept === undefined || column === undefined || name === source) return [];
    const shape = shapeOf(column);
    if (!columnsEqual(convert(kept, shape), column)) return [];
    return [
      {
        state: { column: name, source, shape },
        text: `${name} = ${source}`,
        evidence: `all ${table.rowCount} rows`,
      },
    ];
  });
}

function convert(column: Column, shape: State["shape"]): Column {
  if (!isMeasurable(column) || shape.kind === "text") return column;
  return fromNumbers(toNumbers(column), shape);
}
