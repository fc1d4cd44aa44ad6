/** @file Columns that are copies of one another, nulls included. */
import { renderCell } from "../../column/cell.ts";
import type { Column } from "../../column/column.ts";
import { codeTogether, countCodes } from "../../rules/inside/value-codes.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { type VerifiedRule, verifyRule } from "./verify-rule.ts";

/** In the sample; a pair that agrees less is not looked at on all rows. */
const MOST_DIFFERENT_SHARE = 0.01;
const FIRST_ROWS = 16;

export const equalColumns: RelationDetector = { name: "equal columns", detect: detectEqual };

/** Exact copies join the group of the first one; nearly equal pairs stand alone. */
function detectEqual(view: RelationView): RuleGuess<Rule>[] {
  const near: RuleGuess<Rule>[] = [];
  const groups: ViewColumn[][] = [];
  for (const column of view.columns) {
    const group = groups.find(([first]) => mayBeEqual(first!, column));
    const pair = group && verifyEqual(view, [group[0]!, column]);
    if (group !== undefined && pair?.verdict.broken === 0) group.push(column);
    else {
      groups.push([column]);
      if (pair !== undefined) near.push(pair.guess);
    }
  }
  const copies = groups.filter(({ length }) => length > 1).flatMap((group) => verifyEqual(view, group) ?? []);
  return [...copies.map(({ guess }) => guess), ...near];
}

function mayBeEqual(a: ViewColumn, b: ViewColumn): boolean {
  if (a.family !== b.family) return false;
  const isClose = (x: number, y: number) => Math.abs(x - y) <= 2 + 0.02 * Math.max(x, y);
  if (!isClose(a.profile.distinctCount, b.profile.distinctCount)) return false;
  if (!isClose(a.profile.nullCount, b.profile.nullCount)) return false;
  if (a.family !== "text") return differsLittle(a.numbers, b.numbers);
  if (!agreeFirst(a.sample, b.sample)) return false;
  const [first, second] = codeTogether([a.sample, b.sample]);
  return differsLittle(first!.codes, second!.codes);
}

/** Whole dictionaries are compared only where a few rows agree. */
function agreeFirst(a: Column, b: Column): boolean {
  let different = 0;
  for (let row = 0; row < Math.min(FIRST_ROWS, a.length); row++)
    if (renderCell(a, row) !== renderCell(b, row)) different += 1;
  return different <= 1;
}

function differsLittle(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const most = MOST_DIFFERENT_SHARE * a.length;
  let different = 0;
  for (let row = 0; row < a.length; row++) {
    const areEqual = a[row] === b[row] || (Number.isNaN(a[row]) && Number.isNaN(b[row]));
    if (!areEqual && ++different > most) return false;
  }
  return true;
}

function verifyEqual(view: RelationView, columns: readonly ViewColumn[]): VerifiedRule | undefined {
  const rule = { kind: "equal", columns: columns.map(({ name }) => name), params: {} };
  return verifyRule(view, rule, chanceOfDifference(columns[0]!));
}

/** Of two independent rows: 1 − Σ p². */
function chanceOfDifference({ codes }: ViewColumn): number {
  const rows = codes.codes.length;
  return countCodes(codes).reduce((chance, count) => chance - (count / rows) ** 2, 1);
}
