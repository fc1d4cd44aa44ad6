/**
 * @file A value that is often, but not always, copied from another column of the same row: a flag says from which.
 * The column keeps its own values too, so the model loses no context; the flag overrides them when restoring.
 */
import {
  type Column,
  isMeasurable,
  type MeasurableColumn,
  type Table,
  toNumbers,
} from "../../table/index.ts";
import { type CopyState, copyState, flagRows } from "./copy-state.ts";
import { editTable, editView } from "./edit-view.ts";
import { findCopiesAndDifferences } from "./find-copies-and-differences.ts";
import type { RelationKind } from "./relation.ts";
import { fromNumbers } from "./saved-cells.ts";
import { categoryColumn } from "./shape.ts";
import { addTerms, columnsOfTerms } from "./term.ts";

const OWN = "own";

export const copy: RelationKind<CopyState> = {
  kind: "copy",
  state: copyState,
  names({ target, own, flag, sources }) {
    return {
      takes: [target],
      from: sources.flatMap(({ terms }) => columnsOfTerms(terms)),
      adds: [own, flag],
    };
  },
  find: findCopiesAndDifferences,
  apply(view, { target, own, flag, sources, atoms }) {
    const column = view.table.columns.get(target) as MeasurableColumn;
    const codes = flagRows(view.table, { column, atoms }, sources);
    const words = [OWN, ...sources.map(({ text }) => text)];
    return editView(view, {
      drop: [target],
      add: [
        { name: own, column, schema: view.schema.columns[target] ?? { type: "unknown" } },
        { name: flag, column: categoryColumn(codes, words), schema: { type: "categorical" } },
      ],
      presentLike: { [target]: own },
    });
  },
  restore(table, { target, own, flag, sources, shape }) {
    const column = overrideRows(table, {
      own: table.columns.get(own)!,
      flag: table.columns.get(flag)!,
      shape,
      sources,
    });
    return editTable(table, { drop: [own, flag], add: [[target, column]] });
  },
};

interface Overriding extends Pick<CopyState, "shape" | "sources"> {
  readonly own: Column;
  readonly flag: Column;
}

/** What is missing stays so. */
function overrideRows(table: Table, { own, flag, shape, sources }: Overriding): Column {
  if (!isMeasurable(own) || flag.kind !== "text" || shape.kind === "text") return own;
  const numbers = Float64Array.from(toNumbers(own));
  const byText = new Map(sources.map(({ text, terms }) => [text, addTerms(table, terms)]));
  const byCode = flag.dictionary.texts().map((text) => byText.get(text));
  for (let row = 0; row < numbers.length; row++) {
    const value = flag.nulls?.[row] === 1 ? undefined : byCode[flag.codes[row]!]?.[row];
    if (value !== undefined && !Number.isNaN(value) && !Number.isNaN(numbers[row]!)) numbers[row] = value;
  }
  return fromNumbers(numbers, shape);
}
