/** @file A column of one value, or of none, says nothing and is made when restoring. */
import { z } from "zod";
import { codeValues } from "../../table/index.ts";
import { editTable, editView } from "./edit-view.ts";
import type { RelationKind } from "./relation.ts";
import { repeatCell, saveCells, savedCellsSchema } from "./saved-cells.ts";

const state = z.strictObject({
  column: z.string(),
  value: savedCellsSchema.refine(({ cells }) => cells.length === 1),
});

export const constant: RelationKind<z.infer<typeof state>> = {
  kind: "constant",
  state,
  names: ({ column }) => ({ takes: [column], from: [], adds: [] }),
  find: ({ table, leastPeople }) =>
    [...table.columns].flatMap(([name, column]) => {
      if (table.rowCount < leastPeople) return [];
      const { codes } = codeValues(column);
      if (codes.some((code) => code !== codes[0])) return [];
      const value = saveCells(column, new Int32Array(1));
      const what = value.cells[0] === null ? "is always empty" : "always has the same value";
      return [
        { state: { column: name, value }, text: `${name} ${what}`, evidence: `all ${table.rowCount} rows` },
      ];
    }),
  apply: (view, { column }) => editView(view, { drop: [column] }),
  restore: (table, { column, value }) =>
    editTable(table, { drop: [], add: [[column, repeatCell(value, table.rowCount)]] }),
};
