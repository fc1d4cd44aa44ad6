/**
 * @file Products and ratios of two columns: amount = price × quantity, pay per hour = pay / hours. A product is exact
 * or rounded to its own decimals; rows where a factor is 0 or 1 prove nothing and are not counted as proof.
 */
import { shuffle } from "../../../base/index.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { isNaming } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const products: RelationDetector = { name: "products", detect };

type Operation = "product" | "ratio";

interface Candidate {
  readonly kind: Operation;
  readonly result: ViewColumn;
  readonly first: ViewColumn;
  readonly second: ViewColumn;
  readonly constant: number;
  readonly tolerance: number;
}

/** 60 columns make 1,770 pairs, each against 58 others, twice. */
const MOST_COLUMNS = 60;
const LEAST_VALUES = 3;
const LEAST_PROVING = 20;
const MOST_PROVING = 400;
const MOST_OFF_SHARE = 0.02;
const LEAST_CHANCE = 0.5;
const LIMITS = { brokenShare: 0.005, doubt: 0.02 };
const PERCENT = 100;

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found).filter(isMultipliable).slice(0, MOST_COLUMNS);
  const guesses: RuleGuess<Rule>[] = [];
  for (const [index, a] of columns.entries())
    for (const b of columns.slice(index + 1)) guesses.push(...judgeFactors(view, columns, a, b));
  return guesses;
}

function isMultipliable(column: ViewColumn): boolean {
  return column.family === "number" && !isNaming(column) && column.profile.distinctCount >= LEAST_VALUES;
}

function judgeFactors(
  view: RelationView,
  columns: readonly ViewColumn[],
  a: ViewColumn,
  b: ViewColumn,
): RuleGuess<Rule>[] {
  const rows = findProvingRows(a, b);
  if (rows.length < LEAST_PROVING) return [];
  return columns
    .filter((column) => column !== a && column !== b)
    .flatMap((result) => {
      const candidate = findCandidate(rows, result, a, b);
      if (candidate === undefined) return [];
      const others = shuffle(view.random.stream("product"), rows.slice());
      const chance = Math.min(
        shareOff(rows, candidate, { first: others }),
        shareOff(rows, candidate, { second: others }),
      );
      if (chance < LEAST_CHANCE) return [];
      return (
        verifyRule(view, wordCandidate(candidate), chance * provingShare(view, candidate), LIMITS)?.guess ??
        []
      );
    });
}

function findCandidate(
  rows: readonly number[],
  result: ViewColumn,
  a: ViewColumn,
  b: ViewColumn,
): Candidate | undefined {
  const half = 0.5001 * 10 ** -(result.profile.decimals ?? 15);
  const product = { kind: "product", result, first: a, second: b, constant: 1 } as const;
  const candidates: Omit<Candidate, "tolerance">[] = [
    product,
    { ...product, constant: 1 / PERCENT },
    ...[1, PERCENT].flatMap((constant) => [
      { kind: "ratio", result, first: a, second: b, constant } as const,
      { kind: "ratio", result, first: b, second: a, constant } as const,
    ]),
  ];
  for (const candidate of candidates)
    for (const tolerance of candidate.kind === "ratio" ? [half] : [0, half]) {
      const whole = { ...candidate, tolerance };
      if (shareOff(rows, whole, {}) <= MOST_OFF_SHARE && !isHidden(whole)) return whole;
    }
  return undefined;
}

/** c = a · b exactly is also a = c / b; it is said once, as a product. */
function isHidden({ kind, tolerance, result, first, second }: Candidate): boolean {
  if (kind === "product" || tolerance === 0) return false;
  return (result.profile.decimals ?? 15) + (second.profile.decimals ?? 15) <= (first.profile.decimals ?? 15);
}

/** Rows in which both factors are neither missing nor 0 nor 1. */
function findProvingRows({ numbers: a }: ViewColumn, { numbers: b }: ViewColumn): number[] {
  const rows: number[] = [];
  for (let row = 0; row < a.length && rows.length < MOST_PROVING; row++)
    if (isProof(a[row]!) && isProof(b[row]!)) rows.push(row);
  return rows;
}

const isProof = (value: number) => !Number.isNaN(value) && value !== 0 && Math.abs(value) !== 1;

function provingShare({ rows }: RelationView, { first, second, result }: Candidate): number {
  let proving = 0;
  let present = 0;
  for (let row = 0; row < rows.length; row++) {
    if (Number.isNaN(result.numbers[row]! + first.numbers[row]! + second.numbers[row]!)) continue;
    present += 1;
    if (isProof(first.numbers[row]!) && isProof(second.numbers[row]!)) proving += 1;
  }
  return present === 0 ? 0 : proving / present;
}

function shareOff(
  rows: readonly number[],
  { kind, result, first, second, constant, tolerance }: Candidate,
  shuffled: { readonly first?: readonly number[]; readonly second?: readonly number[] },
): number {
  let off = 0;
  let judged = 0;
  for (let at = 0; at < rows.length; at++) {
    const x = first.numbers[shuffled.first?.[at] ?? rows[at]!]!;
    const y = second.numbers[shuffled.second?.[at] ?? rows[at]!]!;
    const expected = constant * (kind === "product" ? x * y : x / y);
    const gap = Math.abs(result.numbers[rows[at]!]! - expected);
    if (Number.isNaN(gap)) continue;
    judged += 1;
    if (gap > tolerance + 1e-9 * Math.abs(expected) && ++off > 8 && off > judged / 2) return 1;
  }
  return judged < LEAST_PROVING ? 1 : off / judged;
}

function wordCandidate({ kind, result, first, second, constant, tolerance }: Candidate): Rule {
  const params = { ...(constant !== 1 && { constant }), ...(tolerance > 0 && { tolerance }) };
  return { kind, columns: [result.name, first.name, second.name], params };
}
