/**
 * @file A function given by its table: which value goes with which keys. Numbers that are not in it take the
 * nearest key; a text, or a combination, that is not in it takes what is usual for its first key. Only groups that
 * enough rows share stand in the table.
 */
import { z } from "zod";
import {
  type Column,
  codeValues,
  combineCodes,
  countCodes,
  isMeasurable,
  type Table,
  takeColumn,
  toNumbers,
} from "../../table/index.ts";
import { loadCells, saveCells, savedCellsSchema } from "./saved-cells.ts";

export const dependencyTableSchema = z.strictObject({
  /** The different values of each determinant. */
  determinants: z.array(z.strictObject({ column: z.string(), keys: savedCellsSchema })).min(1),
  values: savedCellsSchema,
  /** For each group: the place of its key in each determinant, then the place of its value. */
  groups: z.instanceof(Int32Array),
  /** The place of the value that most rows have. */
  usual: z.int().min(0),
});

export type DependencyTable = z.infer<typeof dependencyTableSchema>;

export function learnDependency(
  table: Table,
  {
    determinants,
    target,
    leastPeople,
  }: { determinants: readonly string[]; target: string; leastPeople: number },
): DependencyTable | undefined {
  const columns = determinants.map((name) => table.columns.get(name)!);
  const dependent = table.columns.get(target)!;
  const keyCodes = columns.map(codeValues);
  const groups = combineCodes(keyCodes);
  const valueCodes = codeValues(dependent);
  const pairs = combineCodes([groups, valueCodes]);
  const kept = keepUsualPairs(groups.codes, pairs, groups.count, leastPeople);
  if (kept.length === 0) return undefined;
  const keys = keyCodes.map(({ codes }) => numberPlaces(codes, kept));
  const values = numberPlaces(valueCodes.codes, kept);
  const width = columns.length + 1;
  const places = new Int32Array(kept.length * width);
  kept.forEach((row, index) => {
    keys.forEach((key, at) => {
      places[index * width + at] = key.placeOf.get(keyCodes[at]!.codes[row]!)!;
    });
    places[index * width + width - 1] = values.placeOf.get(valueCodes.codes[row]!)!;
  });
  const counts = countCodes(valueCodes);
  const usualRow = values.rows.reduce((best, row) =>
    counts[valueCodes.codes[row]!]! > counts[valueCodes.codes[best]!]! ? row : best,
  );
  return {
    determinants: determinants.map((column, at) => ({
      column,
      keys: saveCells(columns[at]!, keys[at]!.rows),
    })),
    values: saveCells(dependent, values.rows),
    groups: places,
    usual: values.rows.indexOf(usualRow),
  };
}

/** A row for each group whose most frequent pair enough rows share. */
function keepUsualPairs(
  groups: Int32Array,
  pairs: { readonly codes: Int32Array; readonly count: number },
  groupCount: number,
  leastPeople: number,
): number[] {
  const counts = countCodes(pairs);
  const best = new Int32Array(groupCount).fill(-1);
  for (let row = 0; row < groups.length; row++) {
    const size = counts[pairs.codes[row]!]!;
    if (size < leastPeople) continue;
    const known = best[groups[row]!]!;
    if (known < 0 || counts[pairs.codes[known]!]! < size) best[groups[row]!] = row;
  }
  return Array.from(best)
    .filter((row) => row >= 0)
    .sort((a, b) => a - b);
}

function numberPlaces(codes: Int32Array, kept: readonly number[]) {
  const placeOf = new Map<number, number>();
  const rows: number[] = [];
  for (const row of kept) {
    if (placeOf.has(codes[row]!)) continue;
    placeOf.set(codes[row]!, rows.length);
    rows.push(row);
  }
  return { placeOf, rows: Int32Array.from(rows) };
}

/** The value of every row. */
export function lookUp(table: Table, { determinants, values, groups, usual }: DependencyTable): Column {
  const width = determinants.length + 1;
  const last = width - 1;
  const sizes = determinants.map(({ keys }) => keys.cells.length + 1);
  const known = new Map<number, number>();
  const usualOfFirst = new Map<number, number>();
  for (let at = 0; at < groups.length; at += width) {
    let key = 0;
    for (let index = 0; index < last; index++) key = key * sizes[index]! + groups[at + index]!;
    known.set(key, groups[at + last]!);
    if (!usualOfFirst.has(groups[at]!)) usualOfFirst.set(groups[at]!, groups[at + last]!);
  }
  const places = determinants.map(({ column, keys }) =>
    findPlaces(table.columns.get(column)!, loadCells(keys)),
  );
  const rows = new Int32Array(table.rowCount);
  for (let row = 0; row < rows.length; row++) {
    let key = 0;
    for (let index = 0; index < last; index++) key = key * sizes[index]! + places[index]![row]!;
    rows[row] = known.get(key) ?? usualOfFirst.get(places[0]![row]!) ?? usual;
  }
  return takeColumn(loadCells(values), rows);
}

/** The place of each row's value among the keys; their number where it is not among them. */
function findPlaces(column: Column, keys: Column): Int32Array {
  const none = keys.length;
  const nullPlace = keys.nulls?.indexOf(1) ?? -1;
  const places = new Int32Array(column.length).fill(nullPlace < 0 ? none : nullPlace);
  if (column.kind === "text" && keys.kind === "text") {
    const placeOf = new Map(Array.from(keys.codes, (code, place) => [keys.dictionary.at(code), place]));
    if (nullPlace >= 0) for (const [text, place] of placeOf) if (place === nullPlace) placeOf.delete(text);
    const byCode = column.dictionary.texts().map((text) => placeOf.get(text) ?? none);
    for (let row = 0; row < places.length; row++)
      if (column.nulls?.[row] !== 1) places[row] = byCode[column.codes[row]!]!;
  } else if (isMeasurable(column) && isMeasurable(keys)) {
    const sorted = sortKeys(toNumbers(keys));
    const numbers = toNumbers(column);
    for (let row = 0; row < places.length; row++)
      if (!Number.isNaN(numbers[row]!)) places[row] = nearest(sorted, numbers[row]!) ?? none;
  }
  return places;
}

interface SortedKeys {
  readonly values: Float64Array;
  readonly places: readonly number[];
}

function sortKeys(numbers: Float64Array): SortedKeys {
  const places = Array.from(numbers.keys())
    .filter((place) => !Number.isNaN(numbers[place]!))
    .sort((a, b) => numbers[a]! - numbers[b]!);
  return { places, values: Float64Array.from(places, (place) => numbers[place]!) };
}

function nearest({ values, places }: SortedKeys, value: number): number | undefined {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  const isBelow = low > 0 && (low === values.length || value - values[low - 1]! < values[low]! - value);
  return places[isBelow ? low - 1 : low];
}
