/** @file A few cells of a column as plain data, for tables of values that a relation keeps. */
import { z } from "zod";
import { type Column, columnFromValues, Dictionary, takeColumn, toNumbers } from "../../table/index.ts";
import { fromUnits, shapeOf, shapeSchema, unitsPerOne } from "./shape.ts";

export const savedCellsSchema = z.strictObject({
  shape: shapeSchema,
  /** Texts, or numbers as `toNumbers` has them. */
  cells: z.array(z.union([z.string(), z.number(), z.null()])).readonly(),
});

export type SavedCells = z.infer<typeof savedCellsSchema>;

export function saveCells(column: Column, rows: Int32Array): SavedCells {
  const shape = shapeOf(column);
  const isPresent = (row: number) => column.nulls?.[row] !== 1;
  if (column.kind === "text") {
    const cells = Array.from(rows, (row) =>
      isPresent(row) ? column.dictionary.at(column.codes[row]!) : null,
    );
    return { shape, cells };
  }
  const numbers = toNumbers(column);
  return { shape, cells: Array.from(rows, (row) => (isPresent(row) ? numbers[row]! : null)) };
}

export function loadCells({ shape, cells }: SavedCells): Column {
  if (shape.kind === "text") {
    const texts = cells.map((cell) => (cell === null ? null : String(cell)));
    const column = columnFromValues(texts);
    return column.kind === "text"
      ? column
      : { kind: "text", length: 0, codes: new Int32Array(0), dictionary: Dictionary.of([]) };
  }
  const numbers = Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : Number.NaN));
  return fromNumbers(numbers, shape);
}

/** Exact for values that the shape holds; numbers without a last digit stay as they are. */
export function fromNumbers(
  numbers: Float64Array,
  shape: Exclude<SavedCells["shape"], { kind: "text" }>,
): Column {
  if (shape.kind === "float64" && shape.decimals === undefined) {
    const units = fromUnits(numbers, { kind: "float64", decimals: 0 });
    const values = numbers.map((value) => (Number.isNaN(value) ? 0 : value));
    return { kind: "float64", length: numbers.length, values, ...(units.nulls && { nulls: units.nulls }) };
  }
  const perOne = unitsPerOne(shape);
  return fromUnits(
    numbers.map((value) => value * perOne),
    shape,
  );
}

export function repeatCell(cells: SavedCells, length: number): Column {
  return takeColumn(loadCells(cells), new Int32Array(length));
}
