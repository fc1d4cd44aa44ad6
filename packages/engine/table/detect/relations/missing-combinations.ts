/**
 * @file Pairs of categories of which some combinations never occur though chance would make many: no online backup
 * where there is no internet. The other cells have to be well filled, so that this is a border and not a tendency.
 */

import { type Codes, codeValues } from "../../rules/inside/value-codes.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { count, guessRule } from "./support.ts";

export const missingCombinations: RelationDetector = { name: "missing combinations", detect };

interface Contingency {
  readonly a: ViewColumn;
  readonly b: ViewColumn;
  readonly rows: number;
  /** Rows that chance would put in cells that are empty. */
  readonly missing: number;
  readonly emptyCells: number;
  /** `i j` of every cell that is not empty. */
  readonly cells: ReadonlySet<string>;
}

const MOST_VALUES = 25;
/** 1,770 pairs. */
const MOST_COLUMNS = 60;
/** An empty cell proves something when chance would fill it with so many rows. */
const LEAST_EXPECTED = 25;
const LEAST_MISSING_SHARE = 0.05;
/** Rows in cells that are all but empty: above it there is no border. */
const THIN = 0.15;
const MOST_THIN_SHARE = 0.0005;

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found)
    .filter(
      ({ family, profile }) =>
        (family === "text" || family === "truth") && profile.distinctCount <= MOST_VALUES,
    )
    .slice(0, MOST_COLUMNS);
  const pairs = columns
    .flatMap((a, index) => columns.slice(index + 1).flatMap((b) => measure(a, b) ?? []))
    .sort((x, y) => y.missing - x.missing);
  const isKnown = ({ a, b }: Contingency) => isSaid(found, a, b);
  const kept = pairs.filter(isKnown);
  const fresh: Contingency[] = [];
  for (const pair of pairs) {
    if (isKnown(pair) || isImplied(pair, kept)) continue;
    kept.push(pair);
    fresh.push(pair);
  }
  return fresh.map(word);
}

function isSaid(found: readonly RuleGuess<Rule>[], a: ViewColumn, b: ViewColumn): boolean {
  const kinds = ["fixed-combinations", "functional-dependency"];
  return found.some(
    ({ rule }) => kinds.includes(rule.kind) && rule.columns.includes(a.name) && rule.columns.includes(b.name),
  );
}

/** The sample decides whether all rows are counted. */
function measure(a: ViewColumn, b: ViewColumn): Contingency | undefined {
  if (tabulate(a, b, [a.codes, b.codes], 5) === undefined) return undefined;
  return tabulate(a, b, [codeValues(a.column), codeValues(b.column)], LEAST_EXPECTED);
}

/** Of the rows in which neither is null; which values are missing together is told elsewhere. */
function tabulate(
  a: ViewColumn,
  b: ViewColumn,
  [first, second]: readonly [Codes, Codes],
  leastExpected: number,
): Contingency | undefined {
  const cells = new Int32Array(first.count * second.count);
  const aCounts = new Int32Array(first.count);
  const bCounts = new Int32Array(second.count);
  let rows = 0;
  for (let row = 0; row < first.codes.length; row++) {
    const [i, j] = [first.codes[row]!, second.codes[row]!];
    if (i === 0 || j === 0) continue;
    rows += 1;
    aCounts[i]! += 1;
    bCounts[j]! += 1;
    cells[i * second.count + j]! += 1;
  }
  let missing = 0;
  let emptyCells = 0;
  let thin = 0;
  const filled = new Set<string>();
  for (let i = 1; i < first.count; i++)
    for (let j = 1; j < second.count; j++) {
      const size = cells[i * second.count + j]!;
      const expected = (aCounts[i]! * bCounts[j]!) / rows;
      if (size > 0) filled.add(`${i} ${j}`);
      if (size > 0 && size < THIN * expected) thin += size;
      if (size > 0 || expected < leastExpected) continue;
      missing += expected;
      emptyCells += 1;
    }
  if (!(missing >= Math.max(4 * leastExpected, LEAST_MISSING_SHARE * rows)) || thin > MOST_THIN_SHARE * rows)
    return undefined;
  return { a, b, rows, missing, emptyCells, cells: filled };
}

/** Two kept pairs that share a column may leave out all that this pair does. */
function isImplied({ a, b, cells }: Contingency, kept: readonly Contingency[]): boolean {
  const views = kept
    .flatMap((pair) => [orient(pair, a), orient(pair, b)])
    .filter((pair) => pair !== undefined);
  const fromA = views.filter(({ from }) => from === a);
  const fromB = views.filter(({ from }) => from === b);
  return fromA.some((x) => fromB.some((y) => x.to === y.to && composeCount(x.cells, y.cells) === cells.size));
}

function orient({ a, b, cells }: Contingency, from: ViewColumn) {
  if (from !== a && from !== b) return undefined;
  const split = [...cells].map((cell) => cell.split(" "));
  return { from, to: from === a ? b : a, cells: split.map(([i, j]) => (from === a ? [i, j] : [j, i])) };
}

/** How many pairs of values have a value of the shared column that goes with both. */
function composeCount(
  x: readonly (readonly (string | undefined)[])[],
  y: readonly (readonly (string | undefined)[])[],
): number {
  return new Set(
    x.flatMap(([i, shared]) => y.filter(([, other]) => other === shared).map(([j]) => `${i} ${j}`)),
  ).size;
}

function word({ a, b, rows, missing, emptyCells, cells }: Contingency): RuleGuess<Rule> {
  const rule = { kind: "fixed-combinations", columns: [a.name, b.name], params: {} };
  const evidence = `${emptyCells} of ${cells.size + emptyCells} combinations never occur; by chance ${count(Math.round(missing))} of ${count(rows)} rows would have them`;
  return guessRule(rule, 0.93, evidence);
}
