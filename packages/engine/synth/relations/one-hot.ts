/** @file Columns of 0 and 1 of which exactly one is 1 are one category. */
import { z } from "zod";
import { isMeasurable, type Table, toNumbers } from "../../table/index.ts";
import { editTable, editView, freeName } from "./edit-view.ts";
import type { RelationKind } from "./relation.ts";
import {
  categoryColumn,
  fromUnits,
  type MeasurableShape,
  shapeOf,
  shapeSchema,
  unitsPerOne,
} from "./shape.ts";

const state = z.strictObject({
  columns: z.array(z.string()).min(2),
  shapes: z.array(shapeSchema).min(2),
  category: z.string(),
});

export const oneHot: RelationKind<z.infer<typeof state>> = {
  kind: "one-hot",
  state: state.refine(({ columns, shapes }) => columns.length === shapes.length),
  names: ({ columns, category }) => ({ takes: columns, from: [], adds: [category] }),
  find: (view) =>
    view.schema.rules
      .filter(({ kind, columns }) => kind === "one-hot" && readOnes(view.table, columns) !== undefined)
      .map(({ columns }) => {
        const shapes = columns.map((name) => shapeOf(view.table.columns.get(name)!));
        const category = freeName(view, `one of ${columns.join(", ")}`);
        const text = `exactly one of ${columns.join(", ")} is 1`;
        return { state: { columns, shapes, category }, text, evidence: `all ${view.table.rowCount} rows` };
      }),
  apply(view, { columns, category }) {
    const column = categoryColumn(readOnes(view.table, columns)!, columns);
    return editView(view, {
      drop: columns,
      add: [{ name: category, column, schema: { type: "categorical" } }],
    });
  },
  restore(table, { columns, shapes, category }) {
    const words = table.columns.get(category);
    const place = readPlaces(table, words, columns);
    const add = columns.map((name, index) => {
      const one = unitsPerOne(shapes[index]!);
      const units = Float64Array.from(place, (chosen) => (chosen === index ? one : 0));
      return [name, fromUnits(units, shapes[index] as MeasurableShape)] as const;
    });
    return editTable(table, { drop: [category], add });
  },
};

/** For each row the place of its 1; undefined where that is not in all rows exactly one. */
function readOnes(table: Table, names: readonly string[]): Int32Array | undefined {
  const place = new Int32Array(table.rowCount).fill(-1);
  for (const [index, name] of names.entries()) {
    const column = table.columns.get(name);
    if (column === undefined || !isMeasurable(column)) return undefined;
    const numbers = toNumbers(column);
    for (let row = 0; row < place.length; row++) {
      if (numbers[row] === 0) continue;
      if (numbers[row] !== 1 || place[row] !== -1) return undefined;
      place[row] = index;
    }
  }
  return place.includes(-1) ? undefined : place;
}

/** Merged rare categories and nulls stand for the first column. */
function readPlaces(
  table: Table,
  words: ReturnType<Table["columns"]["get"]>,
  columns: readonly string[],
): Int32Array {
  if (words?.kind !== "text") return new Int32Array(table.rowCount);
  const byCode = words.dictionary.texts().map((text) => Math.max(0, columns.indexOf(text)));
  return words.codes.map((code) => byCode[code] ?? 0);
}
