/** @file DBML as tokens; comments and colours are left out, ends of lines are kept. */
import { tableErrors } from "../../../errors.ts";
import { TextPlaces } from "../../text-places.ts";

export interface DbmlToken {
  /** `expression` is what stands between backticks. */
  readonly kind: "word" | "name" | "text" | "number" | "expression" | "symbol" | "line" | "end";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const patterns = {
  blank: /[^\S\n]+/y,
  comment: /\/\/[^\n]*|\/\*/y,
  colour: /#[0-9a-fA-F]{3,8}/y,
  number: /-?\d+(?:\.\d+)?(?![\p{L}_])/uy,
  word: /[\p{L}\p{N}_]+/uy,
  symbol: /<>|[\s\S]/uy,
};

export class DbmlScanner {
  readonly text: string;
  readonly places: TextPlaces;
  #offset = 0;

  constructor(text: string) {
    this.text = text;
    this.places = new TextPlaces(text);
  }

  next(): DbmlToken {
    this.#skipBlanks();
    const start = this.#offset;
    const { text } = this;
    const character = text[start];
    if (character === undefined) return { kind: "end", value: "", start, end: start };
    if (character === "\n") return this.#take("line", start, start + 1);
    if (text.startsWith("'''", start)) return this.#enclosed("text", "'''");
    if (character === "'") return this.#enclosed("text", "'");
    if (character === '"') return this.#enclosed("name", '"');
    if (character === "`") return this.#enclosed("expression", "`");
    for (const kind of ["number", "word", "symbol"] as const) {
      const value = this.#match(patterns[kind]);
      if (value !== undefined) return { kind, value, start, end: this.#offset };
    }
    return { kind: "end", value: "", start, end: start };
  }

  fail(problem: string, offset: number): never {
    throw tableErrors.create("schema-text-broken", { problem, ...this.places.locate(offset) });
  }

  #take(kind: DbmlToken["kind"], start: number, end: number): DbmlToken {
    this.#offset = end;
    return { kind, value: this.text.slice(start, end), start, end };
  }

  #enclosed(kind: DbmlToken["kind"], mark: string): DbmlToken {
    const start = this.#offset;
    const { text } = this;
    let end = text.indexOf(mark, start + mark.length);
    while (end > 0 && isEscaped(text, end)) end = text.indexOf(mark, end + 1);
    if (end < 0) this.fail(`the quote ${mark} is never closed`, start);
    this.#offset = end + mark.length;
    const inner = text.slice(start + mark.length, end);
    return { kind, value: inner.replace(/\\([\\'"`])/g, "$1"), start, end: this.#offset };
  }

  #skipBlanks(): void {
    for (;;) {
      const start = this.#offset;
      this.#match(patterns.blank);
      this.#match(patterns.colour);
      const comment = this.#match(patterns.comment);
      if (comment === "/*") {
        const end = this.text.indexOf("*/", this.#offset);
        if (end < 0) this.fail("the comment is never closed", start);
        this.#offset = end + 2;
      }
      if (this.#offset === start) return;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#offset += found.length;
    return found;
  }
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === "\\") start--;
  return (offset - start) % 2 === 1;
}
