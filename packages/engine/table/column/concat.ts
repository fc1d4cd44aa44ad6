/** @file Columns of one type laid end to end; text columns come to share one dictionary. */
import type { Column, DatetimeColumn, Float64Column, TextColumn } from "./column.ts";
import { sameType } from "./columns-equal.ts";
import { Dictionary } from "./dictionary.ts";

/** Undefined when the columns are not of one type. There must be one. */
export function concatColumns(columns: readonly Column[]): Column | undefined {
  const [first] = columns;
  if (first === undefined || !columns.every((column) => sameType(first, column))) return undefined;
  if (columns.length === 1) return first;
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const cells =
    first.kind === "text" ? joinTexts(columns as TextColumn[], length) : joinValues(columns, length);
  return { ...commonType(first, columns), ...cells, ...joinNulls(columns, length), length } as Column;
}

function joinNulls(columns: readonly Column[], length: number): { nulls?: Uint8Array } {
  if (columns.every(({ nulls }) => nulls === undefined)) return {};
  const nulls = new Uint8Array(length);
  forEachStart(columns, (column, start) => {
    if (column.nulls !== undefined) nulls.set(column.nulls, start);
  });
  return { nulls };
}

function joinValues(columns: readonly Column[], length: number) {
  const [first] = columns as readonly [Exclude<Column, TextColumn>];
  const values = new (first.values.constructor as new (length: number) => Float64Array)(length);
  forEachStart(columns as readonly { values: Float64Array; length: number }[], (column, start) =>
    values.set(column.values, start),
  );
  return { values };
}

/** What was known of how one part was written holds for the whole only where every part agrees. */
function commonType(first: Column, columns: readonly Column[]): Column {
  if (first.kind === "float64") {
    const { decimals: _, ...plain } = first;
    const decimals = columns.map((column) => (column as Float64Column).decimals ?? Number.NaN);
    const most = Math.max(...decimals);
    return Number.isNaN(most) ? plain : { ...plain, decimals: most };
  }
  if (first.kind !== "datetime") return first;
  const { format, ...plain } = first;
  const agreed = columns.every((column) => (column as DatetimeColumn).format === format);
  return agreed ? first : plain;
}

function joinTexts(columns: readonly TextColumn[], length: number) {
  const codes = new Int32Array(length);
  const [first] = columns as readonly [TextColumn];
  if (columns.every(({ dictionary }) => dictionary === first.dictionary)) {
    forEachStart(columns, (column, start) => codes.set(column.codes, start));
    return { codes };
  }
  const codeOf = new Map<string, number>();
  forEachStart(columns, (column, start) => {
    const unified = unifyCodes(column.dictionary, codeOf);
    for (let row = 0; row < column.length; row++)
      codes[start + row] = column.nulls?.[row] === 1 ? 0 : (unified[column.codes[row] as number] as number);
  });
  return { codes, dictionary: Dictionary.of([...codeOf.keys()]) };
}

/** Per code of `dictionary` its code in the common one, which grows by the texts that are new. */
function unifyCodes(dictionary: Dictionary, codeOf: Map<string, number>): Int32Array {
  return Int32Array.from(dictionary.texts(), (text) => {
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
}

function forEachStart<C extends { readonly length: number }>(
  columns: readonly C[],
  visit: (column: C, start: number) => void,
): void {
  let start = 0;
  for (const column of columns) {
    visit(column, start);
    start += column.length;
  }
}
