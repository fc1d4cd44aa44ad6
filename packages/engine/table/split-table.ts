/** @file Rows held back from a generator, so that there is something real it never saw to judge it by. */
import { fillPermutation, type Random } from "../base/index.ts";
import { renderCell } from "./column/cell.ts";
import type { Column } from "./column/column.ts";
import { compactDictionary } from "./column/compact-dictionary.ts";
import { getColumn, type Table } from "./table.ts";
import { takeRows } from "./take-rows.ts";

export interface SplitOptions {
  /** Of the rows, more than 0 and less than 1. */
  readonly share: number;
  readonly random: Random;
  /** The column that says whom a row is about: all rows of a person stay together. */
  readonly entity?: string | undefined;
}

export interface SplitTable {
  readonly fitted: Table;
  readonly heldOut: Table;
}

/** Both sides keep the order of the rows; neither knows a text that only the other one has. */
export function splitTable(table: Table, { share, random, entity }: SplitOptions): SplitTable {
  const everyRow = Int32Array.from({ length: table.rowCount }, (_, row) => row);
  const personOf = entity === undefined ? everyRow : numberPeople(getColumn(table, entity));
  const isHeldOut = drawPeople(personOf, Math.round(share * table.rowCount), random);
  const take = (side: number) =>
    forgetOthers(
      takeRows(
        table,
        everyRow.filter((row) => isHeldOut[personOf[row] as number] === side),
      ),
    );
  return { fitted: take(0), heldOut: take(1) };
}

/** 1 for each person drawn: whole people, of together no more rows than `most`. */
function drawPeople(personOf: Int32Array, most: number, random: Random): Uint8Array {
  const rowsOf = new Uint32Array(personOf.reduce((last, person) => Math.max(last, person), -1) + 1);
  for (const person of personOf) rowsOf[person]!++;
  const isDrawn = new Uint8Array(rowsOf.length);
  let left = most;
  for (const person of fillPermutation(random, new Uint32Array(rowsOf.length))) {
    const rows = rowsOf[person] as number;
    if (rows > left) continue;
    isDrawn[person] = 1;
    left -= rows;
  }
  return isDrawn;
}

/** Row by row whose it is. A row of nobody known stands for itself. */
function numberPeople(column: Column): Int32Array {
  const numbers = new Map<string, number>();
  let count = 0;
  return Int32Array.from({ length: column.length }, (_, row) => {
    const value = renderCell(column, row);
    if (value === null) return count++;
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, count);
    return count++;
  });
}

function forgetOthers(table: Table): Table {
  const columns = [...table.columns].map(
    ([name, column]) => [name, column.kind === "text" ? compactDictionary(column) : column] as const,
  );
  return { ...table, columns: new Map(columns) };
}
