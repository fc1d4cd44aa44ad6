/** @file A place in DBML with words to move on. Ends of lines count only where a line is a statement. */

import type { SqlName } from "../sql/raw-database.ts";
import { NotUnderstood } from "../sql/sql-cursor.ts";
import type { DbmlScanner, DbmlToken } from "./scan-dbml.ts";

const ARRAY_MARK = /\[ *\d* *\]/y;

export class DbmlCursor {
  readonly scanner: DbmlScanner;
  #ahead: DbmlToken | undefined;

  constructor(scanner: DbmlScanner) {
    this.scanner = scanner;
  }

  peek(): DbmlToken {
    this.#ahead ??= this.scanner.next();
    return this.#ahead;
  }

  take(): DbmlToken {
    const token = this.peek();
    this.#ahead = undefined;
    return token;
  }

  skipLines(): void {
    while (this.peek().kind === "line") this.take();
  }

  accept(symbol: string): boolean {
    const { kind, value } = this.peek();
    if (kind !== "symbol" || value !== symbol) return false;
    this.take();
    return true;
  }

  /** Words of the language may be written in any case; in quotes they are names. */
  acceptWord(word: string): boolean {
    const { kind, value } = this.peek();
    if (kind !== "word" || value.toLowerCase() !== word) return false;
    this.take();
    return true;
  }

  expect(symbol: string): void {
    if (!this.accept(symbol)) this.refuse(`expected ${symbol}`);
  }

  expectName(): string {
    const { kind } = this.peek();
    if (kind !== "word" && kind !== "name" && kind !== "number") this.refuse("expected a name");
    return this.take().value;
  }

  refuse(problem: string): never {
    throw new NotUnderstood(problem, this.peek().start);
  }

  /** Names with points between them: schema, table, column. */
  expectPath(): string[] {
    const path = [this.expectName()];
    while (this.accept(".")) {
      if (this.peek().kind === "symbol") break;
      path.push(this.expectName());
    }
    return path;
  }

  expectTableName(): SqlName {
    return toSqlName(this.expectPath());
  }

  /** Each item of `[a, b: c]`, by its words and what stands behind the colon. */
  *settings(): Generator<{ readonly name: string; readonly offset: number }> {
    if (!this.accept("[")) return;
    do {
      this.skipLines();
      const offset = this.peek().start;
      const words: string[] = [];
      while (this.peek().kind === "word") words.push(this.take().value.toLowerCase());
      this.accept(":");
      yield { name: words.join(" "), offset };
      this.#skipValue();
    } while (this.accept(","));
    this.expect("]");
  }

  skipSettings(): void {
    const settings = this.settings();
    while (!settings.next().done);
  }

  /** `[]` or `[3]` behind a type; a bracket with words in it holds the settings. */
  acceptArrayMark(): boolean {
    const { start } = this.peek();
    ARRAY_MARK.lastIndex = start;
    if (!ARRAY_MARK.test(this.scanner.text)) return false;
    while (!this.accept("]")) this.take();
    return true;
  }

  #skipValue(): void {
    for (;;) {
      const { kind, value } = this.peek();
      if (kind === "end" || (kind === "symbol" && (value === "," || value === "]"))) return;
      this.take();
    }
  }

  /** Past a block in braces, whatever lies inside. */
  skipBlock(): void {
    this.skipLines();
    this.expect("{");
    for (let depth = 1; depth > 0; ) {
      const { kind, value } = this.take();
      if (kind === "end") this.refuse("a block is not closed");
      if (kind === "symbol" && value === "{") depth++;
      if (kind === "symbol" && value === "}") depth--;
    }
  }
}

export function toSqlName(path: readonly string[]): SqlName {
  const [name = "", space] = path.toReversed();
  return space === undefined ? { name } : { name, space };
}
