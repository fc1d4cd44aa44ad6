/**
 * @file What a CHECK says: ranges, lists of values, comparisons of columns and patterns are recognised in the forms
 * that people and dumps write them; whatever else it says is kept word for word.
 */

import type { RawCheck } from "./raw-database.ts";
import { type Operand, OperandReader, type Scalar } from "./read-operand.ts";

export type Comparison = "<" | "<=" | ">" | ">=";

/** One part of a condition, and where it stands in the text; parts are joined by AND. */
export type Condition = Meaning & {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
};

type Meaning =
  | { readonly kind: "bound"; readonly column: string; readonly operator: Comparison; readonly value: Scalar }
  | { readonly kind: "values"; readonly column: string; readonly values: readonly Scalar[] }
  | { readonly kind: "order"; readonly low: string; readonly high: string; readonly strict: boolean }
  | { readonly kind: "pattern"; readonly column: string; readonly pattern: string }
  | { readonly kind: "present"; readonly column: string }
  | { readonly kind: "other" };

export function readCheck(tokens: RawCheck): Condition[] {
  const reader = new OperandReader(tokens);
  const conditions: Condition[] = [];
  const waiting: Span[] = [[0, reader.tokens.length]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const span = reader.strip(next);
    const parts = splitAnd(reader, span);
    if (parts.length > 1) waiting.push(...parts.toReversed());
    else conditions.push(...readPart(reader, span));
  }
  return conditions;
}

const LONGEST_PATTERN = 1000;

type Span = readonly [from: number, to: number];

/** The AND of BETWEEN joins nothing; where OR stands beside AND nothing is split. */
function splitAnd(reader: OperandReader, [from, to]: Span): Span[] {
  const parts: Span[] = [];
  let start = from;
  let between = 0;
  for (let at = from; at < to; at = reader.after(at)) {
    const key = reader.tokens[at]?.key;
    if (key === "OR") return [[from, to]];
    if (key === "BETWEEN") between++;
    else if (key === "AND" && between > 0) between--;
    else if (key === "AND") {
      parts.push([start, at]);
      start = at + 1;
    }
  }
  return [...parts, [start, to]];
}

function readPart(reader: OperandReader, [from, to]: Span): Condition[] {
  const span = [from, to] as const;
  const meanings = readComparison(reader, span) ?? readAlternatives(reader, span) ?? [{ kind: "other" }];
  const tokens = reader.tokens.slice(from, to);
  const names = tokens.filter(({ kind }) => kind === "word" || kind === "name").map(({ value }) => value);
  const place = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, names };
  return meanings.map((meaning) => ({ ...meaning, ...place }));
}

function readComparison(reader: OperandReader, [from, to]: Span): Meaning[] | undefined {
  const left = reader.readOperand(from, to);
  if (left === undefined) return undefined;
  const operator = reader.tokens[left.next]?.key ?? "";
  const rest: Span = [left.next + 1, to];
  if (operator === "BETWEEN") return readBetween(reader, left, rest);
  if (operator === "IS") return readPresence(reader, left, rest);
  if (operator === "IN") return readMembers(left, reader.readList(rest[0], to));
  if (operator === "=" && reader.tokens[rest[0]]?.key === "ANY")
    return readMembers(left, reader.readList(rest[0] + 1, to));
  const right = reader.readOperand(rest[0], to);
  if (right === undefined || right.next !== to) return undefined;
  if (operator === "~" || operator === "REGEXP" || operator === "RLIKE") return readPattern(left, right);
  if (operator === "=") return readEquality(left, right);
  return isComparison(operator) ? compare(left, operator, right) : undefined;
}

function readBetween(reader: OperandReader, left: Operand, [from, to]: Span): Meaning[] | undefined {
  const low = reader.readOperand(from, to);
  if (low === undefined || reader.tokens[low.next]?.key !== "AND") return undefined;
  const high = reader.readOperand(low.next + 1, to);
  if (high === undefined || high.next !== to) return undefined;
  const [above, below] = [compare(low, "<=", left), compare(left, "<=", high)];
  return above && below && [...above, ...below];
}

function readPresence(reader: OperandReader, { column }: Operand, [from, to]: Span): Meaning[] | undefined {
  const isNotNull = reader.tokens[from]?.key === "NOT" && reader.tokens[from + 1]?.key === "NULL";
  return isNotNull && to === from + 2 && column !== undefined ? [{ kind: "present", column }] : undefined;
}

function readMembers({ column }: Operand, values: readonly Scalar[] | undefined): Meaning[] | undefined {
  return column === undefined || values === undefined ? undefined : [{ kind: "values", column, values }];
}

function readPattern({ column }: Operand, { value }: Operand): Meaning[] | undefined {
  if (column === undefined || typeof value !== "string" || value.length > LONGEST_PATTERN) return undefined;
  if (!/^\^.*[^\\]\$$/s.test(value)) return undefined;
  const inner = value.slice(1, -1);
  if (isOneGroup(inner)) return [{ kind: "pattern", column, pattern: inner.slice(3, -1) }];
  return inner.includes("|") ? undefined : [{ kind: "pattern", column, pattern: inner }];
}

/** `(?:…)` whose bracket closes at the very end. */
function isOneGroup(pattern: string): boolean {
  if (!pattern.startsWith("(?:") || !pattern.endsWith(")")) return false;
  let depth = 0;
  for (const [mark] of pattern.slice(0, -1).matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[()]/g)) {
    if (mark === "(") depth++;
    if (mark === ")") depth--;
    if (depth === 0) return false;
  }
  return depth === 1;
}

function readEquality(left: Operand, right: Operand): Meaning[] | undefined {
  const column = left.column ?? right.column;
  const value = left.value ?? right.value;
  return column === undefined || value === undefined
    ? undefined
    : [{ kind: "values", column, values: [value] }];
}

const mirrored: Readonly<Record<Comparison, Comparison>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function isComparison(key: string): key is Comparison {
  return Object.hasOwn(mirrored, key);
}

function compare(left: Operand, operator: Comparison, right: Operand): Meaning[] | undefined {
  if (left.column === undefined && right.column === undefined) return undefined;
  if (left.column !== undefined && right.value !== undefined)
    return [{ kind: "bound", column: left.column, operator, value: right.value }];
  if (left.value !== undefined && right.column !== undefined)
    return [{ kind: "bound", column: right.column, operator: mirrored[operator], value: left.value }];
  const [low, high] = operator.startsWith("<") ? [left.column, right.column] : [right.column, left.column];
  if (low === undefined || high === undefined) return undefined;
  return [{ kind: "order", low, high, strict: !operator.endsWith("=") }];
}

/** `a = 1 OR a = 2` lists the values of one column. */
function readAlternatives(reader: OperandReader, [from, to]: Span): Meaning[] | undefined {
  const values: Scalar[] = [];
  const columns = new Set<string>();
  let start = from;
  for (let at = from; at <= to; at = at === to ? to + 1 : reader.after(at)) {
    if (at < to && reader.tokens[at]?.key !== "OR") continue;
    const [condition, more] = readComparison(reader, reader.strip([start, at])) ?? [];
    if (condition?.kind !== "values" || more !== undefined) return undefined;
    columns.add(condition.column);
    values.push(...condition.values);
    start = at + 1;
  }
  const [column, other] = columns;
  return column === undefined || other !== undefined ? undefined : [{ kind: "values", column, values }];
}
