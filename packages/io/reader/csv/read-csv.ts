/** @file A CSV file as a table: pieces of the file, cells of the pieces, columns of the cells. */
import { availableParallelism } from "node:os";
import { Random } from "@semblance/engine/base";
import { makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../../connector.ts";
import type { CsvRelation } from "../../files/file-format.ts";
import type { Cells } from "../columns/cells.ts";
import { ColumnCrew } from "../columns/column-crew.ts";
import type { ColumnTask } from "../columns/column-task.ts";
import type { RejectLog } from "../reject-log.ts";
import { type RowPiece, RowPieces } from "./row-pieces.ts";
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

/** Shorter files are read before a thread has started. */
const BYTES_WORTH_HELP = 16e6;
const MOST_HELPERS = 3;
/** Nanoseconds that cutting rows into cells takes (measured). */
const PER_BYTE = 4;
/** Rows that room is made for at once, at most. */
const LARGEST_GUESS = 1 << 22;

export async function readCsv(reading: CsvReading): Promise<Table> {
  const pieces = await RowPieces.open(reading.relation.csv, reading.shownAs);
  const reader = new CsvReader(reading, pieces.size);
  try {
    for await (const piece of pieces) piece.hold(reader.take(piece));
    return await reader.finish();
  } finally {
    reader.close();
    await pieces.close();
  }
}

class CsvReader {
  readonly #reading: CsvReading;
  readonly #size: number;
  readonly #tasks: readonly ColumnTask[];
  readonly #random: Random | undefined;
  #crew: ColumnCrew | undefined;
  #accepted = 0;

  constructor(reading: CsvReading, size: number) {
    const { relation, declared, options } = reading;
    this.#reading = reading;
    this.#size = size;
    this.#random = options.sample && new Random(options.sample.seed);
    this.#tasks = relation.csv.columns.flatMap(({ name, isText = false }, column) => {
      if (options.columns !== undefined && !options.columns.includes(name)) return [];
      return [{ name, column, isText, declared: declared?.columns[name] }];
    });
  }

  take(piece: RowPiece): Promise<void> {
    const { relation, rejects, options } = this.#reading;
    for (const { line, start, end, reason } of piece.badRows) {
      const raw = piece.bytes.subarray(start, end);
      rejects.add({ table: relation.table, line, reason, raw }, this.#accepted);
    }
    let cells = this.#dropUnsound(piece);
    const share = options.sample?.share ?? 1;
    if (share < 1) cells = keepRows(cells, () => (this.#random as Random).float() < share);
    this.#accepted += cells.rowCount;
    this.#crew ??= this.#gatherCrew(cells, piece.to);
    this.#reading.onBytes(piece.position, this.#size);
    return this.#crew.take(cells);
  }

  async finish(): Promise<Table> {
    const { relation, rejects } = this.#reading;
    rejects.judge(relation.table, this.#accepted);
    const crew = this.#crew ?? this.#gatherCrew(noCells(relation.csv.columns.length), 0);
    return makeTable(relation.table, await crew.finish());
  }

  close(): void {
    this.#crew?.close();
  }

  #gatherCrew(first: Cells, bytes: number): ColumnCrew {
    const bytesPerRow = bytes / Math.max(1, first.rowCount);
    const guess = bytes === 0 ? 0 : Math.ceil((1.05 * this.#size) / bytes) * first.rowCount;
    const helpers = Math.min(MOST_HELPERS, availableParallelism() - 1);
    return new ColumnCrew({
      tasks: this.#tasks,
      helpers: this.#size > BYTES_WORTH_HELP ? helpers : 0,
      rows: Math.min(guess, LARGEST_GUESS),
      first,
      ownLoad: PER_BYTE * bytesPerRow,
    });
  }

  #dropUnsound({ cells, bytes, from, to, lineOf }: RowPiece): Cells {
    const unsound = findUnsound(cells, from, to);
    if (unsound.length === 0) return cells;
    const { relation, rejects } = this.#reading;
    for (const { row, column, reason } of unsound) {
      const start = cells.starts[row * cells.columnCount] as number;
      const end = cells.ends[(row + 1) * cells.columnCount - 1] as number;
      const raw = bytes.subarray(start, Math.max(start, end));
      const { name = "" } = relation.csv.columns[column] ?? {};
      rejects.add({ table: relation.table, line: lineOf(row), reason, column: name, raw }, this.#accepted);
    }
    const dropped = new Set(unsound.map(({ row }) => row));
    return keepRows(cells, (row) => !dropped.has(row));
  }
}

function noCells(columnCount: number): Cells {
  const none = new Int32Array(0);
  const bytes = new Uint8Array(0);
  const input = { bytes, view: new DataView(bytes.buffer) };
  return { input, rowCount: 0, columnCount, starts: none, ends: none };
}
