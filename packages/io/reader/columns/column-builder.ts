/**
 * @file From cells to a typed column in one pass. What a column is, `interpretText` decides from all its distinct
 * texts; numbers and ISO times, of which nearly every cell is distinct, are read from bytes instead, with the same
 * result. A cell that does not fit turns what was taken so far back into texts.
 */
import { type Column, type ColumnSchema, interpretText, type TextColumn } from "@semblance/engine/table";
import type { Cells } from "./cells.ts";
import { readDeclared } from "./declared-type.ts";
import { NumberCells } from "./number-cells.ts";
import { TextCells } from "./text-cells.ts";
import { TimeCells } from "./time-cells.ts";

export class ColumnBuilder {
  #taker: NumberCells | TimeCells | TextCells;
  readonly #interpret: (column: TextColumn) => Column;

  /** `declared`: what a schema says of the column; `isText`: it is text by right and stays so. */
  constructor({ declared, isText = false }: { declared?: ColumnSchema | undefined; isText?: boolean } = {}) {
    const reading = isText ? (column: TextColumn) => column : readDeclared(declared);
    this.#interpret = reading ?? interpretText;
    this.#taker = reading === undefined ? new NumberCells() : new TextCells();
  }

  take(cells: Cells, column: number): void {
    let row = 0;
    while (!(this.#taker instanceof TextCells)) {
      row = this.#taker.take(cells, column, row);
      if (row === cells.rowCount) return;
      this.#giveUp(this.#taker);
    }
    this.#taker.take(cells, column, row);
  }

  finish(): Column {
    const taker = this.#taker;
    if (taker instanceof TextCells) return this.#interpret(taker.finish());
    return taker.finish() ?? this.#interpret(replay(taker, new TextCells()).finish());
  }

  #giveUp(taker: NumberCells | TimeCells): void {
    const isOnlyNulls = taker instanceof NumberCells && taker.count === 0;
    this.#taker = replay(taker, isOnlyNulls ? new TimeCells() : new TextCells());
  }
}

function replay<T extends TimeCells | TextCells>(from: NumberCells | TimeCells, to: T): T {
  if (to instanceof TextCells) from.replay((text) => to.addText(text));
  else for (let row = 0; row < from.length; row++) to.addNull();
  return to;
}
