/**
 * @file Rows on their way to the reader as CSV in the scratch folder: every value quoted, null as an empty unquoted
 * field. Writes are synchronous: the reader child has nothing else to do, and a promise per row would cost more
 * than the row.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import type { SemblanceError } from "@semblance/engine/base";
import { ioErrors } from "../../errors.ts";
import type { CsvColumn, CsvRelation } from "../file-format.ts";
import { describeWriteFailure } from "./describe-write-failure.ts";
import { distinctNames } from "./distinct-names.ts";

const BUFFER_BYTES = 1 << 20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
/** UTF-8 takes at most three bytes for a UTF-16 unit, and a quote takes two bytes. */
const BYTES_PER_UNIT = 3;

const DIALECT = {
  delimiter: ",",
  quote: '"',
  escape: '"',
  newline: "\n",
  start: { byte: 0, line: 1 },
} as const;

/** A row beyond this is refused: readers hold a row several times over. */
export const MAX_ROW_BYTES = 16 * 2 ** 20;

export interface SinkTarget {
  readonly path: string;
  /** The user's file, for messages. */
  readonly shownAs: string;
  readonly table: string;
  readonly columns: readonly CsvColumn[];
}

export class CsvSink {
  readonly #fd: number;
  readonly #target: SinkTarget;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #used = 0;
  #flushed = 0;
  #rowStart = 0;
  #rowCount = 0;
  #column = 0;

  constructor(target: SinkTarget) {
    this.#target = target;
    this.#fd = this.#reporting(() => openSync(target.path, "w"));
  }

  /** Rows so far. */
  get rowCount(): number {
    return this.#rowCount;
  }

  writeNull(): void {
    this.#beginCell(0, 0);
  }

  writeText(text: string): void {
    const room = text.length * BYTES_PER_UNIT;
    this.#beginCell(room > MAX_ROW_BYTES ? Buffer.byteLength(text) : room, room);
    this.#buffer[this.#used++] = QUOTE;
    const escaped = text.includes('"') ? text.replaceAll('"', '""') : text;
    this.#used += this.#buffer.write(escaped, this.#used);
    this.#buffer[this.#used++] = QUOTE;
  }

  /** A value that is UTF-8 already. */
  writeBytes(source: Uint8Array, start: number, end: number): void {
    this.#beginCell(end - start, (end - start) * 2);
    const buffer = this.#buffer;
    let to = this.#used;
    buffer[to++] = QUOTE;
    for (let from = start; from < end; from++) {
      const byte = source[from] as number;
      buffer[to++] = byte;
      if (byte === QUOTE) buffer[to++] = QUOTE;
    }
    buffer[to++] = QUOTE;
    this.#used = to;
  }

  endRow(): void {
    this.#reserve(1);
    this.#buffer[this.#used++] = NEWLINE;
    this.#column = 0;
    this.#rowCount++;
    this.#rowStart = this.#flushed + this.#used;
  }

  /** Closes the file, for good. */
  finish(): CsvRelation {
    this.#flush();
    this.discard();
    const { path, table } = this.#target;
    const names = distinctNames(this.#target.columns.map(({ name }) => name));
    const columns = this.#target.columns.map((column, index) => ({
      ...column,
      name: names[index] as string,
    }));
    return { table, rowCount: this.#rowCount, csv: { path, columns, ...DIALECT } };
  }

  /** Instead of `finish`, after a failure. */
  discard(): void {
    closeSync(this.#fd);
  }

  #beginCell(bytes: number, room: number): void {
    if (this.#flushed + this.#used - this.#rowStart + bytes > MAX_ROW_BYTES)
      throw this.refuseRow(this.#column);
    this.#reserve(room + 3);
    if (this.#column++ > 0) this.#buffer[this.#used++] = COMMA;
  }

  /** The error of a row that grows too large at this column. */
  refuseRow(column: number): SemblanceError {
    return ioErrors.create("row-too-large", {
      file: this.#target.shownAs,
      row: this.#rowCount + 1,
      column: this.#target.columns[column]?.name ?? "",
      limit: MAX_ROW_BYTES / 2 ** 20,
    });
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return;
    this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes);
  }

  #flush(): void {
    this.#reporting(() => {
      for (let done = 0; done < this.#used; )
        done += writeSync(this.#fd, this.#buffer, done, this.#used - done);
    });
    this.#flushed += this.#used;
    this.#used = 0;
  }

  #reporting<T>(write: () => T): T {
    try {
      return write();
    } catch (cause) {
      throw describeWriteFailure(this.#target.shownAs, cause);
    }
  }
}
