/** @file Year, month and day stay as they are, for each tells something; a day that the month does not have becomes its last. */
import { z } from "zod";
import { isMeasurable, toNumbers } from "../../table/index.ts";
import { findCalendars, lastDay, readParts } from "./calendar-columns.ts";
import { editTable } from "./edit-view.ts";
import type { RelationKind } from "./relation.ts";
import { fromNumbers } from "./saved-cells.ts";
import { shapeOf } from "./shape.ts";

const state = z.strictObject({ year: z.string(), month: z.string(), day: z.string() });

export const calendar: RelationKind<z.infer<typeof state>> = {
  kind: "calendar",
  state,
  names: ({ year, month, day }) => ({ takes: [], from: [year, month, day], adds: [] }),
  find: ({ table }) =>
    findCalendars(table).map((state) => {
      const text = `${state.year}, ${state.month} and ${state.day} are a date`;
      return { state, text, evidence: `all ${table.rowCount} rows are days of the calendar` };
    }),
  apply: ({ table, schema }) => ({ table, schema }),
  restore(table, { year, month, day }) {
    const [years, months] = [year, month].map((name) => readParts(table.columns.get(name)!));
    const column = table.columns.get(day)!;
    if (years === undefined || months === undefined || !isMeasurable(column)) return table;
    let mended = 0;
    const days = toNumbers(column).map((value, row) => {
      const last = lastDay(years[row]!, months[row]!);
      if (!(value > last)) return value;
      mended += 1;
      return last;
    });
    return mended === 0
      ? table
      : editTable(table, { drop: [], add: [[day, fromNumbers(days, shapeOf(column))]] });
  },
};
