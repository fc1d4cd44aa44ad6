/** @file A window that slides over a file of JSON, as large as the longest value that was asked for whole. */
import { closeSync, openSync, readSync } from "node:fs";
import { ioErrors } from "../../../errors.ts";
import { MAX_ROW_BYTES } from "../../scratch/csv-sink.ts";
import { ValueEnd } from "./value-end.ts";

export interface JsonSlice {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

const WINDOW_BYTES = 1 << 20;
const NEWLINE = 0x0a;
const SPACE = 0x20;

export interface JsonFile {
  readonly path: string;
  /** As the user named it. */
  readonly shownAs: string;
  /** The byte to begin with, behind a byte order mark. */
  readonly from: number;
}

export function withJsonInput<T>(file: JsonFile, use: (input: JsonInput) => T): T {
  const input = new JsonInput(file);
  try {
    return use(input);
  } finally {
    input.close();
  }
}

export class JsonInput {
  readonly shownAs: string;
  readonly #fd: number;
  readonly #from: number;
  #window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #start = 0;
  #end = 0;
  #position: number;

  constructor({ path, shownAs, from }: JsonFile) {
    this.shownAs = shownAs;
    this.#from = from;
    this.#position = from;
    this.#fd = openSync(path, "r");
  }

  /** Back to the beginning. */
  rewind(): void {
    this.#position = this.#from;
    this.#start = 0;
    this.#end = 0;
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** The next byte that is not white space, which it moves to; -1 at the end. */
  peek(): number {
    for (;;) {
      while (this.#start < this.#end) {
        const byte = this.#window[this.#start] as number;
        if (byte > SPACE) return byte;
        this.#start++;
      }
      if (!this.#fill()) return -1;
    }
  }

  /** Moves behind the byte that `peek` saw. */
  advance(): void {
    this.#start++;
  }

  /** The value that begins here, whole; valid until the next call. `undefined` when the file ends within it. */
  takeValue(row: number): JsonSlice | undefined {
    const valueEnd = new ValueEnd(this.shownAs);
    let scanned = 0;
    for (;;) {
      const end = valueEnd.find(this.#window, this.#start + scanned, this.#end);
      if (end !== -1) return this.#take(end);
      scanned = this.#end - this.#start;
      this.#refuseEndless(row);
      if (!this.#fill()) return undefined;
    }
  }

  /** Moves behind the value that begins here, however long it is; false when the file ends within it. */
  skipValue(): boolean {
    const valueEnd = new ValueEnd(this.shownAs);
    for (;;) {
      const end = valueEnd.find(this.#window, this.#start, this.#end);
      this.#start = end === -1 ? this.#end : end;
      if (end !== -1) return true;
      if (!this.#fill()) return false;
    }
  }

  /** The next line without its end; `undefined` behind the last one. */
  takeLine(row: number): JsonSlice | undefined {
    let scanned = 0;
    for (;;) {
      const at = this.#window.indexOf(NEWLINE, this.#start + scanned);
      if (at !== -1 && at < this.#end) {
        const line = this.#take(at);
        this.#start++;
        return line;
      }
      scanned = this.#end - this.#start;
      this.#refuseEndless(row);
      if (!this.#fill()) return scanned === 0 ? undefined : this.#take(this.#end);
    }
  }

  #take(end: number): JsonSlice {
    const slice = { bytes: this.#window, start: this.#start, end };
    this.#start = end;
    return slice;
  }

  #refuseEndless(row: number): void {
    if (this.#end - this.#start <= MAX_ROW_BYTES) return;
    const limit = MAX_ROW_BYTES / 2 ** 20;
    throw ioErrors.create("row-too-large", { file: this.shownAs, row, column: "", limit });
  }

  /** Reads on behind what is not taken yet; false at the end of the file. */
  #fill(): boolean {
    const left = this.#end - this.#start;
    const window =
      2 * left > this.#window.length ? Buffer.allocUnsafeSlow(2 * this.#window.length) : this.#window;
    this.#window.copy(window, 0, this.#start, this.#end);
    const bytesRead = readSync(this.#fd, window, left, window.length - left, this.#position);
    this.#position += bytesRead;
    this.#window = window;
    this.#start = 0;
    this.#end = left + bytesRead;
    return bytesRead > 0;
  }
}
