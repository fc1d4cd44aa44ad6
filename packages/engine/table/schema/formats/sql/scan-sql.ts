/**
 * @file SQL text as tokens, one at a time, and the quick way past statements that hold data: a dump of many
 * megabytes is mostly those. Every character is looked at a bounded number of times.
 */
import { tableErrors } from "../../../errors.ts";
import { TextPlaces } from "../../text-places.ts";

export type SqlDialect = "postgresql" | "mysql" | "sqlite";

export interface SqlToken {
  readonly kind: "word" | "name" | "text" | "number" | "symbol" | "end";
  /** As it stands there; names and texts without their quotes. */
  readonly value: string;
  /** A word in capitals, a symbol as it is, else empty. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const SYMBOL = /::|<=|>=|<>|!=|\|\||!~\*?|~\*?|[\s\S]/uy;
const DOLLAR_QUOTE = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const VERSION_COMMENT = /\/\*!\d*/y;
const PREFIXED_TEXT = /[enbx](?=')/iy;
/** Where a statement may end, or where something begins that may hide its end. */
const INTERESTING = /[;'"`$#]|--|\/\*/g;
const ESCAPING = { "'": /['\\]/g, '"': /["\\]/g } as const;
/** No keyword is longer; a word of a megabyte need not be turned into capitals. */
const KEYWORD_LENGTH = 32;

type CharacterClass = "blank" | "letter" | "digit" | "mark" | "symbol";

/** By code, for ASCII; a lookup is several times faster than trying one expression after another. */
const classes: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return "blank";
  if (/[A-Za-z_]/.test(character)) return "letter";
  if (/[\d.]/.test(character)) return "digit";
  return /["'`[$]/.test(character) ? "mark" : "symbol";
});

function classOf(code: number): CharacterClass {
  if (code < 128) return classes[code] as CharacterClass;
  if (code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029) return "blank";
  return code >= 128 ? "letter" : "symbol";
}

function isPlainWord(code: number): boolean {
  const kind = classes[code];
  return kind === "letter" || (code >= 48 && code <= 57) || code === 36;
}

export class SqlScanner {
  readonly text: string;
  readonly dialect: SqlDialect;
  readonly places: TextPlaces;
  offset = 0;

  constructor(text: string, dialect: SqlDialect) {
    this.text = text;
    this.dialect = dialect;
    this.places = new TextPlaces(text);
  }

  next(): SqlToken {
    this.skipBlanks();
    const start = this.offset;
    const kind = classOf(this.text.charCodeAt(start));
    if (kind === "mark" || this.text[start + 1] === "'") {
      const quoted = this.#readQuote(start);
      if (quoted !== undefined) return { ...quoted, key: "", start, end: this.offset };
    }
    if (kind === "letter") return this.#readWord(start);
    const number = kind === "symbol" ? undefined : this.#match(NUMBER);
    const value = number ?? this.#match(SYMBOL) ?? "";
    const end = this.offset;
    if (value === "") return { kind: "end", value, key: "", start, end };
    return {
      kind: number === undefined ? "symbol" : "number",
      value,
      key: number === undefined ? value : "",
      start,
      end,
    };
  }

  skipBlanks(): void {
    const { text } = this;
    const isMysql = this.dialect === "mysql";
    for (;;) {
      while (classOf(text.charCodeAt(this.offset)) === "blank") this.offset++;
      const character = text[this.offset];
      if (character === "-" ? text[this.offset + 1] === "-" : isMysql && character === "#") this.skipLine();
      else if (isMysql && text.startsWith("*/", this.offset)) this.offset += 2;
      else if (character !== "/" || text[this.offset + 1] !== "*") return;
      else if (!isMysql || this.#match(VERSION_COMMENT) === undefined) this.#skipComment();
    }
  }

  skipLine(): void {
    const end = this.text.indexOf("\n", this.offset);
    this.offset = end < 0 ? this.text.length : end + 1;
  }

  /** Past the next semicolon that ends a statement. */
  skipStatement(): void {
    for (;;) {
      INTERESTING.lastIndex = this.offset;
      const found = INTERESTING.exec(this.text);
      this.offset = found?.index ?? this.text.length;
      if (found === null) return;
      const [mark] = found;
      if (mark === ";") {
        this.offset++;
        return;
      }
      if (this.#readQuote(this.offset) !== undefined) continue;
      this.skipBlanks();
      if (this.offset === found.index) this.offset += mark.length;
    }
  }

  /** Past the data of COPY … FROM stdin, which a line of its own ends. */
  skipCopyData(): void {
    for (;;) {
      const end = this.text.indexOf("\n\\.", this.offset);
      this.offset = end < 0 ? this.text.length : end + 3;
      if (end < 0 || /^\s?$/.test(this.text.slice(this.offset, this.offset + 1))) return;
    }
  }

  fail(problem: string, offset: number): never {
    throw tableErrors.create("schema-text-broken", { problem, ...this.places.locate(offset) });
  }

  #readWord(start: number): SqlToken {
    const { text } = this;
    let end = start;
    while (isPlainWord(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) >= 128) {
      this.#match(WORD);
      // A character that no word has is a symbol of its own.
      end = Math.max(this.offset, start + 1);
    }
    this.offset = end;
    const value = text.slice(start, end);
    return { kind: "word", value, key: value.length > KEYWORD_LENGTH ? "" : value.toUpperCase(), start, end };
  }

  /** A text or a quoted name; MySQL writes texts in either quotes, PostgreSQL also between dollars. */
  #readQuote(start: number): Pick<SqlToken, "kind" | "value"> | undefined {
    const { dialect } = this;
    const prefix = this.#match(PREFIXED_TEXT);
    const mark = this.text[this.offset];
    if (mark === "'" || (mark === '"' && dialect === "mysql"))
      return {
        kind: "text",
        value: this.#readEnclosed(mark, dialect === "mysql" || /e/i.test(prefix ?? "")),
      };
    if (mark === '"' || mark === "`") return { kind: "name", value: this.#readEnclosed(mark, false) };
    if (mark === "[" && dialect === "sqlite") return { kind: "name", value: this.#readEnclosed("]", false) };
    const tag = dialect === "postgresql" ? this.#match(DOLLAR_QUOTE) : undefined;
    if (tag === undefined) return undefined;
    const end = this.text.indexOf(tag, this.offset);
    if (end < 0) this.fail(`the quote ${tag} is never closed`, start);
    const value = this.text.slice(this.offset, end);
    this.offset = end + tag.length;
    return { kind: "text", value };
  }

  /** From the opening mark to behind the closing one; a doubled mark stands for itself. */
  #readEnclosed(mark: string, escapes: boolean): string {
    const { text } = this;
    const start = this.offset;
    const stops = escapes && (mark === "'" || mark === '"') ? ESCAPING[mark] : undefined;
    let end = start + 1;
    for (;;) {
      end = stops === undefined ? text.indexOf(mark, end) : findNext(text, stops, end);
      if (end < 0) this.fail(`the quote ${mark} is never closed`, start);
      if (text[end] !== "\\" && text[end + 1] !== mark) break;
      end += 2;
    }
    this.offset = end + 1;
    const inner = text.slice(start + 1, end);
    return (stops === undefined ? inner : resolveEscapes(inner)).replaceAll(mark + mark, mark);
  }

  /** PostgreSQL's comments nest. */
  #skipComment(): void {
    const start = this.offset;
    const marks = /\/\*|\*\//g;
    marks.lastIndex = start;
    for (let depth = 0; ; ) {
      const found = marks.exec(this.text);
      if (found === null) this.fail("the comment is never closed", start);
      if (found[0] === "*/") depth--;
      else if (depth === 0 || this.dialect === "postgresql") depth++;
      this.offset = marks.lastIndex;
      if (depth === 0) return;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }
}

function findNext(text: string, stops: RegExp, from: number): number {
  stops.lastIndex = from;
  return stops.exec(text)?.index ?? -1;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0", b: "\b" };

/** `\%` and `\_` keep their backslash in MySQL, where they matter only to LIKE. */
function resolveEscapes(text: string): string {
  return text.replace(/\\([\s\S])/gu, (whole, letter: string) =>
    letter === "%" || letter === "_" ? whole : (escapes[letter] ?? letter),
  );
}
