/**
 * @file A file of rows, piece by piece: each piece with the places of its cells. The memory is shared, so that
 * other threads can build columns of one piece while the next one is read and cut into cells.
 */
import { type FileHandle, open } from "node:fs/promises";
import { ioErrors } from "../../errors.ts";
import type { CsvFile } from "../../files/file-format.ts";
import type { Cells } from "../columns/cells.ts";
import { makeTextInput } from "../columns/text-input.ts";
import { type BadRow, type CellPlaces, makePlaces, RowTokenizer } from "./row-tokenizer.ts";

export interface RowPiece {
  readonly bytes: Buffer;
  readonly cells: Cells;
  /** Where the rows of this piece lie in `bytes`. */
  readonly from: number;
  readonly to: number;
  readonly badRows: readonly BadRow[];
  readonly lineOf: (row: number) => number;
  /** Bytes of the file read so far. */
  readonly position: number;
  /** Until this resolves, nothing is written into the piece's memory. */
  hold(until: Promise<void>): void;
}

interface Slot {
  bytes: Buffer;
  readonly places: CellPlaces;
  free: Promise<void>;
}

/** Bytes, places and dictionaries in use stay in the processor's cache (measured: 2.8 s at 2^19, 3.7 s at 2^22). */
const PIECE_BYTES = 1 << 19;
/** A row that does not end within so many bytes is given up; memory doubles until then. */
const LONGEST_ROW_BYTES = 1 << 27;

export class RowPieces {
  readonly size: number;
  readonly #shownAs: string;
  readonly #file: FileHandle;
  readonly #tokenizer: RowTokenizer;
  readonly #slots: readonly [Slot, Slot];
  #position: number;

  private constructor(csv: CsvFile, shownAs: string, file: FileHandle, size: number) {
    const slot = (): Slot => ({
      bytes: share(PIECE_BYTES),
      places: makePlaces(16 * csv.columns.length),
      free: Promise.resolve(),
    });
    this.size = size;
    this.#shownAs = shownAs;
    this.#file = file;
    this.#tokenizer = new RowTokenizer(csv);
    this.#slots = [slot(), slot()];
    this.#position = csv.start.byte;
  }

  static async open(csv: CsvFile, shownAs: string): Promise<RowPieces> {
    const file = await open(csv.path);
    return new RowPieces(csv, shownAs, file, (await file.stat()).size);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowPiece> {
    let rest: Buffer = Buffer.alloc(0);
    for (let turn = 0; ; turn++) {
      const slot = this.#slots[turn % 2] as Slot;
      await slot.free;
      if (rest.length >= slot.bytes.length) slot.bytes = share(2 * rest.length);
      rest.copy(slot.bytes);
      const { bytesRead } = await this.#file.read(slot.bytes, rest.length, undefined, this.#position);
      this.#position += bytesRead;
      const filled = rest.length + bytesRead;
      const piece = this.#cut(slot, filled, bytesRead === 0);
      rest = slot.bytes.subarray(piece.to, filled);
      if (piece.to > 0) yield piece;
      if (bytesRead === 0) return;
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#slots.map(({ free }) => free));
    await this.#file.close();
  }

  #cut(slot: Slot, filled: number, isLast: boolean): RowPiece {
    const { bytes, places } = slot;
    const tokenizer = this.#tokenizer;
    const input = makeTextInput(bytes);
    let to = tokenizer.tokenize(input, { to: filled, isLast, places });
    if (to === 0 && filled >= LONGEST_ROW_BYTES) to = this.#passOver();
    const { rowCount, columnCount, badRows } = tokenizer;
    const cells = { input, rowCount, columnCount, ...places };
    const hold = (until: Promise<void>) => {
      slot.free = until;
      // Whoever waits for the slot meets the failure; nobody may ever do.
      until.catch(() => {});
    };
    const lineOf = (row: number) => tokenizer.lineOf(row);
    return { bytes, cells, from: 0, to, badRows, lineOf, position: this.#position, hold };
  }

  #passOver(): number {
    const limit = LONGEST_ROW_BYTES / 2 ** 20;
    const { line } = this.#tokenizer;
    const to = this.#tokenizer.skipFirstLine(`a row that does not end within ${limit} MB`);
    if (to === 0) throw ioErrors.create("line-too-long", { file: this.#shownAs, line, limit });
    return to;
  }
}

function share(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}
