import type { TextColumn } from "@semblance/engine/table";
import type { Cells } from "./cells.ts";
import { growArray, NullMask } from "./growing-array.ts";
import { makeTextInput } from "./text-input.ts";
import { TextInterner } from "./text-interner.ts";

/** A column whose first rows are nearly all different gets its whole table of texts at once. */
const DISTINCT_SHARE = 0.8;
const ROWS_TO_JUDGE = 5_000;
const encoder = new TextEncoder();

/** Takes any cell. */
export class TextCells {
  length = 0;
  readonly #interner = new TextInterner();
  readonly #nulls = new NullMask();
  #codes = new Int32Array(1_024);

  take(cells: Cells, column: number, from: number): void {
    this.#takeCells(cells, column, from);
    const isDistinct = this.#interner.size > DISTINCT_SHARE * this.length;
    if (isDistinct && this.length > ROWS_TO_JUDGE) this.#interner.reserve(this.#codes.length);
  }

  #takeCells({ input, starts, ends, rowCount, columnCount }: Cells, column: number, from: number): void {
    this.reserve(this.length + rowCount - from);
    for (let at = from * columnCount + column; at < rowCount * columnCount; at += columnCount) {
      const end = ends[at] as number;
      if (end === -1) this.#nulls.mark(this.length);
      else this.#codes[this.length] = this.#interner.add(input, starts[at] as number, end);
      this.length++;
    }
  }

  addText(text: string | undefined): void {
    this.reserve(this.length + 1);
    if (text === undefined) this.#nulls.mark(this.length);
    else {
      const bytes = encoder.encode(text);
      this.#codes[this.length] = this.#interner.add(makeTextInput(bytes), 0, bytes.length);
    }
    this.length++;
  }

  finish(): TextColumn {
    const { length } = this;
    const codes = this.#codes.subarray(0, length);
    const dictionary = this.#interner.toDictionary();
    return { kind: "text", length, codes, dictionary, ...this.#nulls.finish(length) };
  }

  reserve(rows: number): void {
    if (rows > this.#codes.length) this.#codes = growArray(this.#codes, rows);
  }
}
