/** @file The operands of a condition: columns and constants, with the brackets and casts that dumps put around them. */
import type { SqlToken } from "./scan-sql.ts";

export type Scalar = string | number | boolean;

/** Either a column's name or a constant, and where the next token is. */
export interface Operand {
  readonly column?: string;
  readonly value?: Scalar;
  readonly next: number;
}

type Span = readonly [from: number, to: number];

const TYPE_WORDS: ReadonlySet<string> = new Set("VARYING PRECISION WITHOUT WITH TIME ZONE".split(" "));
const LITERAL_TYPES: ReadonlySet<string> = new Set("DATE TIME TIMESTAMP".split(" "));
/** Words that are no column where an operand is expected. */
const RESERVED: ReadonlySet<string> = new Set(
  `NOT NULL CASE SELECT EXISTS CAST ARRAY ROW AND OR BETWEEN IN IS LIKE ANY ALL CURRENT_DATE CURRENT_TIMESTAMP
  CURRENT_TIME LOCALTIMESTAMP INTERVAL`.split(/\s+/),
);

export class OperandReader {
  readonly tokens: readonly SqlToken[];
  /** Behind the partner of an opening bracket, for every other token just behind it. */
  readonly #after: Int32Array;

  constructor(tokens: readonly SqlToken[]) {
    this.tokens = removeCasts(tokens);
    this.#after = pairBrackets(this.tokens);
  }

  /** The place behind this token, or behind all that its bracket holds. */
  after(at: number): number {
    return this.#after[at] ?? at + 1;
  }

  /** Without brackets around the whole. */
  strip([from, to]: Span): Span {
    let [low, high] = [from, to];
    while (high - low > 2 && this.tokens[low]?.key === "(" && this.after(low) === high) {
      low++;
      high--;
    }
    return [low, high];
  }

  readOperand(from: number, to: number): Operand | undefined {
    const next = this.tokens[from]?.key === "(" ? this.after(from) : undefined;
    if (next === undefined) return this.#readPlain(from, to);
    const [low, high] = this.strip([from, next]);
    const inner = next > to ? undefined : this.#readPlain(low, high);
    return inner?.next === high ? { ...inner, next } : undefined;
  }

  /** `(1, 2)`, `(ARRAY[1, 2])` or `ARRAY[1, 2]` to the very end. */
  readList(from: number, to: number): Scalar[] | undefined {
    const [low, high] = this.strip([from, to]);
    const isArray = this.tokens[low]?.key === "ARRAY" && this.tokens[low + 1]?.key === "[";
    const [start, end] = isArray ? [low + 2, high - 1] : [low, high];
    if (!isArray && start === from) return undefined;
    const values: Scalar[] = [];
    for (let at = start; at < end; ) {
      const { value, next } = this.readOperand(at, end) ?? { next: end };
      if (value === undefined || (next < end && this.tokens[next]?.key !== ",")) return undefined;
      values.push(value);
      at = next + 1;
    }
    return values.length === 0 ? undefined : values;
  }

  #readPlain(from: number, to: number): Operand | undefined {
    const token = this.tokens[from];
    if (token === undefined || from >= to) return undefined;
    const next = from + 1;
    if (token.kind === "text") return { value: token.value, next };
    if (token.kind === "number") return { value: Number(token.value), next };
    if (token.key === "TRUE" || token.key === "FALSE") return { value: token.key === "TRUE", next };
    const following = this.tokens[next];
    if (token.key === "-" && following?.kind === "number")
      return { value: -Number(following.value), next: next + 1 };
    if (LITERAL_TYPES.has(token.key) && following?.kind === "text")
      return { value: following.value, next: next + 1 };
    return this.#readColumn(from, to);
  }

  /** The last name of `public.orders.price`. */
  #readColumn(from: number, to: number): Operand | undefined {
    let at = from;
    while (this.tokens[at + 1]?.key === "." && at + 2 < to) at += 2;
    const token = this.tokens[at];
    const isName = token?.kind === "name" || (token?.kind === "word" && !RESERVED.has(token.key));
    const isCall = this.tokens[at + 1]?.key === "(" && at + 1 < to;
    return isName && !isCall ? { column: token.value, next: at + 1 } : undefined;
  }
}

/** `(price)::numeric(10,2)` means the price, and MySQL's `_utf8mb4'x'` the text. */
function removeCasts(tokens: readonly SqlToken[]): SqlToken[] {
  const kept: SqlToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as SqlToken;
    const isCharset = token.kind === "word" && token.value.startsWith("_") && tokens[at + 1]?.kind === "text";
    if (token.key === "::") at = endOfType(tokens, at + 1) - 1;
    else if (!isCharset) kept.push(token);
  }
  return kept;
}

function endOfType(tokens: readonly SqlToken[], from: number): number {
  let at = from + 1;
  while (tokens[at]?.key === ".") at += 2;
  while (TYPE_WORDS.has(tokens[at]?.key ?? "")) at++;
  if (tokens[at]?.key === "(") while (at < tokens.length && tokens[at++]?.key !== ")");
  while (tokens[at]?.key === "[" && tokens[at + 1]?.key === "]") at += 2;
  return at;
}

function pairBrackets(tokens: readonly SqlToken[]): Int32Array {
  const after = Int32Array.from(tokens, (_, at) => at + 1);
  const open: number[] = [];
  for (const [at, { key }] of tokens.entries()) {
    if (key === "(") open.push(at);
    const partner = key === ")" ? open.pop() : undefined;
    if (partner !== undefined) after[partner] = at + 1;
  }
  return after;
}
