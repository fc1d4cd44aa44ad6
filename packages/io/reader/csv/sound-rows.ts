/** @file Rows whose bytes are no text: NUL, or letters in another encoding than the rest of the file. */
import { isUtf8 } from "node:buffer";
import type { Cells } from "../columns/cells.ts";

export interface UnsoundCell {
  readonly row: number;
  readonly column: number;
  readonly reason: string;
}

/** The first unsound cell of every row that has one. */
export function findUnsound(cells: Cells, from: number, to: number): UnsoundCell[] {
  const bytes = Buffer.from(cells.input.bytes.buffer, cells.input.bytes.byteOffset + from, to - from);
  if (isUtf8(bytes) && bytes.indexOf(0) === -1) return [];
  const unsound: UnsoundCell[] = [];
  for (let row = 0; row < cells.rowCount; row++) {
    const cell = judgeRow(cells, row);
    if (cell !== undefined) unsound.push(cell);
  }
  return unsound;
}

function judgeRow({ input, starts, ends, columnCount }: Cells, row: number): UnsoundCell | undefined {
  for (let column = 0; column < columnCount; column++) {
    const at = row * columnCount + column;
    if (ends[at] === -1) continue;
    const cell = input.bytes.subarray(starts[at], ends[at]);
    if (cell.includes(0)) return { row, column, reason: "a NUL byte" };
    if (!isUtf8(cell)) return { row, column, reason: "letters that are not UTF-8" };
  }
  return undefined;
}

/** Leaves only the rows that `keep` says, in place. */
export function keepRows(cells: Cells, keep: (row: number) => boolean): Cells {
  const { starts, ends, columnCount } = cells;
  let kept = 0;
  for (let row = 0; row < cells.rowCount; row++) {
    if (!keep(row)) continue;
    if (kept < row) {
      starts.copyWithin(kept * columnCount, row * columnCount, (row + 1) * columnCount);
      ends.copyWithin(kept * columnCount, row * columnCount, (row + 1) * columnCount);
    }
    kept++;
  }
  return { ...cells, rowCount: kept };
}
