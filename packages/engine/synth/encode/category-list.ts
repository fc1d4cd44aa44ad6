/** @file The distinct values of a column of any kind, in a chosen order, and columns made of them. */
import { z } from "zod";
import { type Column, Dictionary } from "../../table/index.ts";
import { findNumberForm, fromSteps, type NumberForm, numberForm, toSteps } from "./number-form.ts";
import { savedFloat64 } from "./saved-arrays.ts";

export const categoryList = z
  .strictObject({
    size: z.int().nonnegative(),
    /** Of a text column. */
    texts: z.array(z.string()).optional(),
    /** Of all others, as steps of the form. */
    numbers: savedFloat64.optional(),
    form: numberForm.optional(),
  })
  .refine(
    ({ size, texts, numbers, form }) =>
      texts === undefined ? form !== undefined && numbers?.length === size : texts.length === size,
    "a list of categories has another length",
  );

export type CategoryList = z.infer<typeof categoryList>;

export interface CountedCategories {
  readonly list: CategoryList;
  readonly counts: Int32Array;
}

/** Most frequent first; equals by value, so that the order of rows does not matter. */
export function listCategories(column: Column): CountedCategories {
  const { list, counts } = column.kind === "text" ? countTexts(column) : countNumbers(column);
  const order = Int32Array.from(counts.keys()).sort(
    (a, b) => (counts[b] as number) - (counts[a] as number) || compareCategories(list, a, b),
  );
  return { list: takeCategories(list, order), counts: order.map((index) => counts[index] as number) };
}

function countTexts({ codes, nulls, dictionary }: Extract<Column, { kind: "text" }>): CountedCategories {
  const countOf = new Int32Array(dictionary.size);
  for (let row = 0; row < codes.length; row++)
    if (nulls?.[row] !== 1) countOf[codes[row] as number] = (countOf[codes[row] as number] as number) + 1;
  const rowsOf = new Map<string, number>();
  countOf.forEach((count, code) => {
    if (count === 0) return;
    const text = dictionary.at(code);
    rowsOf.set(text, (rowsOf.get(text) ?? 0) + count);
  });
  return {
    list: { size: rowsOf.size, texts: [...rowsOf.keys()] },
    counts: Int32Array.from(rowsOf.values()),
  };
}

function countNumbers(column: Exclude<Column, { kind: "text" }>): CountedCategories {
  const form = findNumberForm(column);
  const rowsOf = new Map<number, number>();
  const steps = toSteps(column, form);
  for (let row = 0; row < steps.length; row++)
    if (column.nulls?.[row] !== 1)
      rowsOf.set(steps[row] as number, (rowsOf.get(steps[row] as number) ?? 0) + 1);
  return {
    list: { size: rowsOf.size, numbers: Float64Array.from(rowsOf.keys()), form },
    counts: Int32Array.from(rowsOf.values()),
  };
}

function compareCategories({ texts, numbers }: CategoryList, a: number, b: number): number {
  if (texts !== undefined) return (texts[a] as string) < (texts[b] as string) ? -1 : 1;
  return (numbers?.[a] as number) - (numbers?.[b] as number) || 0;
}

export function takeCategories(list: CategoryList, indices: ArrayLike<number>): CategoryList {
  const order = Array.from(indices);
  const { texts, numbers, form } = list;
  return {
    size: order.length,
    ...(texts !== undefined && { texts: order.map((index) => texts[index] as string) }),
    ...(numbers !== undefined && { numbers: Float64Array.from(order, (index) => numbers[index] as number) }),
    ...(form !== undefined && { form }),
  };
}

/** Row by row the place in the list; −1 for null, −2 for what is not in it. */
export function indexCategories(list: CategoryList, column: Column): Int32Array {
  const places =
    column.kind === "text"
      ? indexTexts(list.texts ?? [], column)
      : indexNumbers(list.numbers ?? new Float64Array(0), list.form, column);
  if (column.nulls === undefined) return places;
  for (let row = 0; row < places.length; row++) if (column.nulls[row] === 1) places[row] = -1;
  return places;
}

function indexTexts(
  texts: readonly string[],
  { codes, dictionary }: Extract<Column, { kind: "text" }>,
): Int32Array {
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  const placeOfCode = Int32Array.from(
    { length: dictionary.size },
    (_, code) => placeOf.get(dictionary.at(code)) ?? -2,
  );
  return codes.map((code) => placeOfCode[code] as number);
}

function indexNumbers(numbers: Float64Array, form: NumberForm | undefined, column: Column): Int32Array {
  const placeOf = new Map(Array.from(numbers, (number, place) => [number, place]));
  const steps = form === undefined ? new Float64Array(column.length) : toSteps(column, form);
  return Int32Array.from(steps, (step) => placeOf.get(step) ?? -2);
}

const dictionaryOf = new WeakMap<CategoryList, Dictionary>();

function dictionaryFor(list: CategoryList, texts: readonly string[]): Dictionary {
  const dictionary = dictionaryOf.get(list) ?? Dictionary.of(texts);
  dictionaryOf.set(list, dictionary);
  return dictionary;
}

/** The column that has the list's values at these places; they mean nothing where `nulls` is 1. */
export function columnOfCategories(list: CategoryList, places: Int32Array, nulls?: Uint8Array): Column {
  const { texts, numbers, form } = list;
  if (texts !== undefined || form === undefined) {
    return {
      kind: "text",
      length: places.length,
      codes: places,
      dictionary: dictionaryFor(list, texts ?? []),
      ...(nulls?.includes(1) && { nulls }),
    };
  }
  const steps = Float64Array.from(places, (place) => numbers?.[place] ?? 0);
  return fromSteps(steps, form, nulls);
}
