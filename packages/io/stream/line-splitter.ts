/** @file Lines of a stream whose sender is not trusted: memory is that of the longest line allowed. */

const NEWLINE = 0x0a;
const LEAST_ROOM = 1_024;

/** Called with each line, without its end; `undefined` for one that was too long. */
export type TakeLine = (bytes: Uint8Array | undefined) => void;

export class LineSplitter {
  readonly #maxBytes: number;
  readonly #take: TakeLine;
  /** What has come of the line that is not ended yet. */
  #begun = Buffer.alloc(LEAST_ROOM);
  #length = 0;
  #isTooLong = false;

  constructor(maxBytes: number, take: TakeLine) {
    this.#maxBytes = maxBytes;
    this.#take = take;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#endLine(chunk.subarray(start, end));
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The last line may come without an end. */
  end(): void {
    if (this.#length > 0 || this.#isTooLong) this.#endLine(new Uint8Array());
  }

  #endLine(rest: Uint8Array): void {
    if (this.#length === 0 && !this.#isTooLong) this.#take(rest.length > this.#maxBytes ? undefined : rest);
    else {
      this.#keep(rest);
      this.#take(this.#isTooLong ? undefined : this.#begun.subarray(0, this.#length));
    }
    this.#length = 0;
    this.#isTooLong = false;
  }

  #keep(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    this.#isTooLong ||= length > this.#maxBytes;
    if (this.#isTooLong) return;
    if (length > this.#begun.length) {
      const larger = Buffer.alloc(2 * length);
      larger.set(this.#begun.subarray(0, this.#length));
      this.#begun = larger;
    }
    this.#begun.set(piece, this.#length);
    this.#length = length;
  }
}
