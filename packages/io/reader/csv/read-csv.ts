/** @file A CSV file as a table: pieces of the file, cells of the pieces, columns of the cells. */
import { type FileHandle, open } from "node:fs/promises";
import { Random } from "@semblance/engine/base";
import { makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../../connector.ts";
import { ioErrors } from "../../errors.ts";
import type { CsvRelation } from "../../files/file-format.ts";
import type { Cells } from "../columns/cells.ts";
import { ColumnBuilder } from "../columns/column-builder.ts";
import type { RejectLog } from "../reject-log.ts";
import { RowTokenizer } from "./row-tokenizer.ts";
import { findUnsound, keepRows } from "./sound-rows.ts";

export interface CsvReading {
  readonly relation: CsvRelation;
  /** The file as the user named it. */
  readonly shownAs: string;
  readonly rejects: RejectLog;
  readonly declared?: TableSchema | undefined;
  readonly options: Pick<ReadOptions, "columns" | "sample">;
  readonly onBytes: (done: number, total: number) => void;
}

/** Bytes read at a time. */
const PIECE_BYTES = 1 << 22;
/** Rows that room is made for at once, at most. */
const LARGEST_GUESS = 1 << 22;
/** A row that does not end within so many bytes is given up; the buffer doubles until then. */
export const LONGEST_ROW_BYTES = 1 << 27;

export async function readCsv(reading: CsvReading): Promise<Table> {
  const file = await open(reading.relation.csv.path);
  try {
    return await new CsvReader(reading, file).read();
  } finally {
    await file.close();
  }
}

class CsvReader {
  readonly #reading: CsvReading;
  readonly #file: FileHandle;
  readonly #tokenizer: RowTokenizer;
  readonly #builders: readonly { column: number; name: string; builder: ColumnBuilder }[];
  readonly #random: Random | undefined;
  #buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
  /** Bytes in the buffer. */
  #filled = 0;
  #accepted = 0;
  #size = 0;

  constructor(reading: CsvReading, file: FileHandle) {
    const { relation, declared, options } = reading;
    this.#reading = reading;
    this.#file = file;
    this.#tokenizer = new RowTokenizer(relation.csv);
    this.#random = options.sample && new Random(options.sample.seed);
    this.#builders = relation.csv.columns.flatMap(({ name, isText }, column) => {
      if (options.columns !== undefined && !options.columns.includes(name)) return [];
      const builder = new ColumnBuilder({ declared: declared?.columns[name], isText: isText === true });
      return [{ column, name, builder }];
    });
  }

  async read(): Promise<Table> {
    const { relation, rejects, onBytes } = this.#reading;
    const { size } = await this.#file.stat();
    this.#size = size;
    let position = relation.csv.start.byte;
    for (let bytesRead = -1; bytesRead !== 0; ) {
      const room = this.#buffer.length - this.#filled;
      ({ bytesRead } = await this.#file.read(this.#buffer, this.#filled, room, position));
      position += bytesRead;
      this.#filled += bytesRead;
      this.#consume(bytesRead === 0);
      onBytes(position, size);
    }
    rejects.judge(relation.table, this.#accepted);
    return makeTable(
      relation.table,
      this.#builders.map(({ name, builder }) => [name, builder.finish()]),
    );
  }

  /** Takes all whole rows out of the buffer and moves what is left to its front. */
  #consume(isLast: boolean): void {
    let at = 0;
    for (;;) {
      const next = this.#tokenizer.tokenize(this.#buffer, at, this.#filled, isLast);
      if (next === at) break;
      this.#takeCells(at, next);
      at = next;
    }
    if (at === 0 && this.#filled === this.#buffer.length) at = this.#makeRoom();
    this.#buffer.copyWithin(0, at, this.#filled);
    this.#filled -= at;
  }

  #takeCells(from: number, to: number): void {
    if (this.#accepted === 0) this.#reserveRows((to - from) / Math.max(1, this.#tokenizer.rowCount));
    const { relation, rejects } = this.#reading;
    for (const { line, start, end, reason } of this.#tokenizer.badRows)
      rejects.add(
        { table: relation.table, line, reason, raw: this.#buffer.subarray(start, end) },
        this.#accepted,
      );
    let cells = this.#dropUnsound(this.#tokenizer.cells(this.#buffer), from, to);
    const { sample } = this.#reading.options;
    if (sample !== undefined) cells = keepRows(cells, () => (this.#random as Random).float() < sample.share);
    this.#accepted += cells.rowCount;
    for (const { builder, column } of this.#builders) builder.take(cells, column);
  }

  /** A little more than the file seems to hold, going by its first rows. */
  #reserveRows(bytesPerRow: number): void {
    const share = this.#reading.options.sample?.share ?? 1;
    const rows = Math.ceil((1.05 * share * this.#size) / Math.max(1, bytesPerRow));
    for (const { builder } of this.#builders) builder.reserve(Math.min(rows, LARGEST_GUESS));
  }

  #dropUnsound(cells: Cells, from: number, to: number): Cells {
    const unsound = findUnsound(cells, from, to);
    if (unsound.length === 0) return cells;
    const { relation, rejects } = this.#reading;
    for (const { row, column, reason } of unsound) {
      const start = cells.starts[row * cells.columnCount] as number;
      const end = cells.ends[(row + 1) * cells.columnCount - 1] as number;
      const raw = this.#buffer.subarray(start, Math.max(start, end));
      const { name = "" } = relation.csv.columns[column] ?? {};
      const line = this.#tokenizer.lineOf(row);
      rejects.add({ table: relation.table, line, reason, column: name, raw }, this.#accepted);
    }
    const dropped = new Set(unsound.map(({ row }) => row));
    return keepRows(cells, (row) => !dropped.has(row));
  }

  /** The row at the front is longer than the buffer. */
  #makeRoom(): number {
    if (this.#buffer.length < LONGEST_ROW_BYTES) {
      const larger = Buffer.allocUnsafeSlow(2 * this.#buffer.length);
      this.#buffer.copy(larger);
      this.#buffer = larger;
      return 0;
    }
    const { relation, rejects, shownAs } = this.#reading;
    const limit = LONGEST_ROW_BYTES / 2 ** 20;
    const reason = `a row that does not end within ${limit} MB`;
    const { line } = this.#tokenizer;
    const end = this.#tokenizer.skipLine(this.#buffer, 0, this.#filled, reason);
    const column = relation.csv.columns[0]?.name ?? "";
    if (end === -1) throw ioErrors.create("row-too-large", { file: shownAs, row: line, column, limit });
    rejects.add({ table: relation.table, line, reason, raw: this.#buffer.subarray(0, end) }, this.#accepted);
    return end;
  }
}
