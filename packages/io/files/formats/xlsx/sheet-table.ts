/**
 * @file From a sheet, in which anything may stand anywhere, to a table. The first rows are held back until they
 * show where the header is: titles above it (a single cell each) are skipped, empty rows and columns left out.
 */

import type { CsvRelation } from "../../file-format.ts";
import { CsvSink } from "../../scratch/csv-sink.ts";
import { findHeader, listColumns } from "./find-header.ts";
import type { CellText, SheetRow } from "./read-sheet.ts";
import type { SharedStrings } from "./shared-strings.ts";

export interface SheetTarget {
  readonly sheet: string;
  readonly shownAs: string;
  readonly path: string;
  readonly sharedStrings: SharedStrings;
  readonly note: (text: string) => void;
}

const LOOKAHEAD_ROWS = 50;

export class SheetTable {
  readonly #target: SheetTarget;
  #ahead: SheetRow[] | undefined = [];
  #sink: CsvSink | undefined;
  /** Columns of the sheet that the table has. */
  #columns: readonly number[] = [];
  #cellsOutside = 0;

  constructor(target: SheetTarget) {
    this.#target = target;
  }

  takeRow(row: SheetRow): void {
    if (row.filled === 0) return;
    if (this.#ahead === undefined) this.#writeRow(row);
    else if (this.#ahead.push({ ...row, cells: [...row.cells], isText: [...row.isText] }) === LOOKAHEAD_ROWS)
      this.#start();
  }

  /** `undefined` for a sheet without anything in it. */
  finish(): CsvRelation | undefined {
    this.#start();
    if (this.#cellsOutside > 0)
      this.#note(`${this.#cellsOutside} cells outside of the columns of its first rows were left out`);
    return this.#sink?.finish();
  }

  discard(): void {
    this.#sink?.discard();
  }

  #start(): void {
    const ahead = this.#ahead ?? [];
    this.#ahead = undefined;
    if (ahead.length === 0) return;
    const top = findHeader(ahead);
    if (top > 0)
      this.#note(`its first ${top === 1 ? "row was" : `${top} rows were`} taken for titles and left out`);
    const rows = ahead.slice(top);
    const header = rows[0] as SheetRow;
    const hasHeader = header.isText.includes(true);
    if (!hasHeader) this.#note("its first row holds no text, so the columns have no names");
    this.#columns = listColumns(rows);
    const names = this.#columns.map((column) => (hasHeader ? this.#textOf(header.cells[column]) : ""));
    const { path, shownAs, sheet } = this.#target;
    const columns = names.map((name) => ({ name }));
    this.#sink = new CsvSink({ path, shownAs: `${shownAs}/${sheet}`, table: sheet, columns });
    for (const row of hasHeader ? rows.slice(1) : rows) this.#writeRow(row);
  }

  #writeRow({ cells, filled }: SheetRow): void {
    let inside = 0;
    for (const column of this.#columns) if (cells[column] !== undefined) inside++;
    this.#cellsOutside += filled - inside;
    if (inside === 0) return;
    const sink = this.#sink as CsvSink;
    const { sharedStrings } = this.#target;
    for (const column of this.#columns) {
      const cell = cells[column];
      if (cell === undefined) sink.writeNull();
      else if (typeof cell === "string") sink.writeText(cell);
      else sink.writeBytes(sharedStrings.bytes, sharedStrings.startOf(cell), sharedStrings.startOf(cell + 1));
    }
    sink.endRow();
  }

  #textOf(cell: CellText | undefined): string {
    if (cell === undefined) return "";
    return typeof cell === "number" ? this.#target.sharedStrings.at(cell) : cell;
  }

  #note(text: string): void {
    this.#target.note(`Sheet "${this.#target.sheet}" of ${this.#target.shownAs}: ${text}.`);
  }
}
