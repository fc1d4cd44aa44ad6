/** @file Cells as they lie in a buffer, row by row: what parsers hand to the builders of columns. */
import type { TextInput } from "./text-input.ts";

export interface Cells {
  readonly input: TextInput;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Cell `c` of row `r` is `bytes[starts[i], ends[i])` with `i = r × columnCount + c`. */
  readonly starts: Int32Array;
  /** -1 = null. */
  readonly ends: Int32Array;
}

/**
 * Takes cells as long as they are of its kind. Cells it has taken can be given back as the very texts they were,
 * so that a column whose thousandth cell tells it to be text need not be read again.
 */
export interface CellTaker {
  /** Rows taken so far, nulls included. */
  readonly length: number;
  /** Takes rows from `row` on and returns the first that it cannot take. */
  take(cells: Cells, column: number, row: number): number;
  /** Calls with every text so far, in order; `undefined` = null. */
  replay(visit: (text: string | undefined) => void): void;
}
