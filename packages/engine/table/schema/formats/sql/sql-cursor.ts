/** @file A place in SQL text with words to move on: accept what may come, expect what must. */
import { shortenName } from "../../schema-path.ts";
import type { SqlScanner, SqlToken } from "./scan-sql.ts";

/** What stands here is not what this reader knows; the statement is left out with a note. */
export class NotUnderstood extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** No list of values or condition that a person wrote has so many; a hostile one must not fill the memory. */
const MOST_TOKENS = 100_000;

export class SqlCursor {
  readonly scanner: SqlScanner;
  #ahead: SqlToken[] = [];

  constructor(scanner: SqlScanner) {
    this.scanner = scanner;
  }

  peek(distance = 0): SqlToken {
    while (this.#ahead.length <= distance) this.#ahead.push(this.scanner.next());
    return this.#ahead[distance] as SqlToken;
  }

  take(): SqlToken {
    const token = this.peek();
    this.#ahead.shift();
    return token;
  }

  /** Whether these keywords and symbols come next. */
  sees(...keys: readonly string[]): boolean {
    for (let distance = 0; distance < keys.length; distance++)
      if (this.peek(distance).key !== keys[distance]) return false;
    return true;
  }

  seesAny(keys: ReadonlySet<string>): boolean {
    return keys.has(this.peek().key);
  }

  accept(...keys: readonly string[]): boolean {
    if (!this.sees(...keys)) return false;
    this.#ahead.splice(0, keys.length);
    return true;
  }

  acceptAny(...keys: readonly string[]): string | undefined {
    return keys.find((key) => this.accept(key));
  }

  expect(key: string): void {
    if (!this.accept(key)) this.refuse(`expected ${key}`);
  }

  refuse(problem: string): never {
    const { kind, value, start } = this.peek();
    const found = kind === "word" || kind === "symbol" ? `, found ${shortenName(value)}` : "";
    throw new NotUnderstood(`${problem}${found}`, start);
  }

  atEnd(): boolean {
    const { kind, key } = this.peek();
    return kind === "end" || key === ";";
  }

  /** The tokens between a bracket, which comes next, and its partner; brackets inside may be of any depth. */
  takeBracketed(): SqlToken[] {
    if (!this.sees("(")) this.refuse("expected (");
    this.take();
    const inside: SqlToken[] = [];
    for (let depth = 1; ; ) {
      if (this.atEnd()) this.refuse("a bracket is not closed");
      const token = this.take();
      if (token.key === "(") depth++;
      if (token.key === ")") depth--;
      if (depth === 0) return inside;
      if (inside.length === MOST_TOKENS) this.refuse("more between brackets than is read");
      inside.push(token);
    }
  }

  /** Past one value or expression: up to a comma or closing bracket of this level, or a word in `stops`. */
  skipExpression(stops: ReadonlySet<string>): void {
    for (let isFirst = true; !this.atEnd() && !this.sees(",") && !this.sees(")"); isFirst = false) {
      if (!isFirst && this.seesAny(stops)) return;
      if (this.sees("(")) this.takeBracketed();
      else this.take();
    }
  }

  /** Up to the end of the statement, which is taken too. */
  skipStatement(): void {
    this.rewind();
    this.scanner.skipStatement();
  }

  /** Lets the scanner itself go on from here. */
  rewind(): void {
    const [next] = this.#ahead;
    if (next !== undefined) this.scanner.offset = next.start;
    this.#ahead = [];
  }
}
