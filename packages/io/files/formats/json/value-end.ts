import { ioErrors } from "../../../errors.ts";

export const MAX_JSON_DEPTH = 256;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/**
 * Finds where a value of JSON ends, in as many pieces as it comes in, by its quotes and brackets alone: whether
 * all is right between them is seen when the value is parsed.
 */
export class ValueEnd {
  readonly #shownAs: string;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #hasBegun = false;

  constructor(shownAs: string) {
    this.#shownAs = shownAs;
  }

  /** The position behind the value, or -1 when it goes on behind `end`. */
  find(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#inString = false;
          if (this.#depth === 0) return at + 1;
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
        this.#hasBegun = true;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#descend();
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.#depth === 0) return at;
        if (--this.#depth === 0) return at + 1;
      } else if (this.#depth === 0 && this.#hasBegun && (byte === COMMA || byte <= SPACE)) return at;
      else this.#hasBegun = true;
    }
    return -1;
  }

  #descend(): void {
    this.#hasBegun = true;
    if (++this.#depth > MAX_JSON_DEPTH)
      throw ioErrors.create("json-too-deep", { file: this.#shownAs, limit: MAX_JSON_DEPTH });
  }
}
