/**
 * @file From cells to a typed column in one pass. What a column is, `interpretText` decides from all its distinct
 * texts; numbers and ISO times, of which nearly every cell is distinct, are read from bytes instead, with the same
 * result. A cell that does not fit turns what was taken so far back into texts.
 */
import {
  type Column,
  type ColumnSchema,
  interpretText,
  proposeInterpretation,
  type TextColumn,
} from "@semblance/engine/table/columns";
import type { Cells } from "./cells.ts";
import { readDeclared } from "./declared-type.ts";
import { interpretNumbers } from "./interpret-numbers.ts";
import { NumberCells } from "./number-cells.ts";
import { TextCells } from "./text-cells.ts";
import { TimeCells } from "./time-cells.ts";

export class ColumnBuilder {
  #taker: NumberCells | TimeCells | TextCells;
  #rows = 0;
  readonly #interpret: (column: TextColumn) => Column;

  /** `declared`: what a schema says of the column; `isText`: it is text by right and stays so. */
  constructor({ declared, isText = false }: { declared?: ColumnSchema | undefined; isText?: boolean } = {}) {
    const reading = isText ? (column: TextColumn) => column : readDeclared(declared);
    this.#interpret = reading ?? (declared?.type === "numerical" ? interpretNumbers : interpretLooking);
    this.#taker = reading === undefined ? new NumberCells() : new TextCells();
  }

  /** Makes room for so many rows at once, where their number can be guessed. */
  reserve(rows: number): void {
    this.#rows = rows;
    this.#taker.reserve(rows);
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
    this.#taker.reserve(this.#rows);
  }
}

/** Distinct texts that show what most columns of text are not. */
const FIRST_LOOK = 200;

/** As `interpretText`, which counts what is used of a dictionary before it looks; here all of it is. */
function interpretLooking(column: TextColumn): Column {
  const { dictionary } = column;
  const step = Math.max(1, dictionary.size / FIRST_LOOK);
  const texts = Array.from({ length: Math.min(FIRST_LOOK, dictionary.size) }, (_, index) =>
    dictionary.at(Math.floor(index * step)),
  );
  return proposeInterpretation(texts) === undefined ? column : interpretText(column);
}

function replay<T extends TimeCells | TextCells>(from: NumberCells | TimeCells, to: T): T {
  if (to instanceof TextCells) from.replay((text) => to.addText(text));
  else for (let row = 0; row < from.length; row++) to.addNull();
  return to;
}
