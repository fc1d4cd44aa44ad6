/**
 * @file Sums and differences of up to four columns, found by trying all sets, and longer ones below a column whose
 * name says total. Each column has to matter: shuffled alone, it has to break the sum.
 */
import { shuffle } from "../../../base/index.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { chooseProbes, findConstant, type LinearRelation } from "./linear-search.ts";
import { LinearSpan } from "./linear-span.ts";
import { findLongSums } from "./long-sums.ts";
import { isNaming } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const sums: RelationDetector = { name: "sums", detect };

/** Sets tried: 2.2 M of three columns at 150 columns (with signs), 1.2 M of four at 45. */
const MOST_FOR_THREE = 150;
const MOST_FOR_FOUR = 45;
const BASES = [10, 12, 24, 60, 100, 1000, 3600] as const;
const LEAST_VALUES = 4;
/** Candidates that fail on all rows before the search ends: where nearly all is 0, everything nearly adds up. */
const MOST_REFUTED = 12;
/** Rows that shuffling any one column breaks; fewer, and the column may be there by accident. */
const LEAST_BREAKS = 20;
/** Of the sample, and what chance has to break of it. */
const MOST_BROKEN_SHARE = 0.008;
const LEAST_EXPECTED = 30;
const ROUNDING = 1e-9;
const LIMITS = { brokenShare: 0.005, doubt: 0.02 };

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found).filter(isAddable);
  const span = new LinearSpan(columns);
  const guesses: RuleGuess<Rule>[] = [];
  let refutedCount = 0;
  for (const relation of listCandidates(columns)) {
    if (refutedCount === MOST_REFUTED) break;
    const chances = span.holds(relation) ? undefined : judgeSample(view, relation);
    if (chances === undefined) continue;
    const guess = verify(view, relation, chances);
    if (guess === undefined) refutedCount += 1;
    else {
      span.add(relation);
      guesses.push(guess);
    }
  }
  return guesses;
}

function isAddable(column: ViewColumn): boolean {
  return column.family === "number" && !isNaming(column) && column.profile.distinctCount >= LEAST_VALUES;
}

function* listCandidates(columns: readonly ViewColumn[]): Generator<LinearRelation> {
  const probes = chooseProbes(columns);
  yield* search(columns, probes, 2);
  if (columns.length <= MOST_FOR_THREE) yield* search(columns, probes, 3);
  if (columns.length <= MOST_FOR_FOUR) {
    yield* searchComposed(columns, probes);
    yield* search(columns, probes, 4);
  }
  yield* findLongSums(columns);
}

function* search(
  columns: readonly ViewColumn[],
  probes: readonly Float64Array[],
  size: number,
): Generator<LinearRelation> {
  const patterns = listSigns(size);
  for (const places of listSets(columns.length, size))
    for (const signs of patterns) {
      const constant = findConstant(probes, places, signs);
      if (constant === undefined) continue;
      yield { columns: places.map((place) => columns[place]!), signs, constant };
    }
}

/** Times and codes written as one number: 100 × hour + minute. */
function* searchComposed(
  columns: readonly ViewColumn[],
  probes: readonly Float64Array[],
): Generator<LinearRelation> {
  const whole = Array.from(columns.keys()).filter((place) => columns[place]!.profile.decimals === 0);
  for (const places of listSets(whole.length, 3))
    for (const [total, high, low] of listOrders(places.map((place) => whole[place]!)))
      for (const base of BASES) {
        const signs = [1, -base, -1];
        if (findConstant(probes, [total, high, low], signs) !== 0) continue;
        yield { columns: [columns[total]!, columns[high]!, columns[low]!], signs, constant: 0 };
      }
}

function listOrders([a, b, c]: readonly number[]): [number, number, number][] {
  const [x, y, z] = [a!, b!, c!];
  return [
    [x, y, z],
    [x, z, y],
    [y, x, z],
    [y, z, x],
    [z, x, y],
    [z, y, x],
  ];
}

/** Up to the sign of the whole. */
function listSigns(size: number): number[][] {
  return Array.from({ length: 2 ** (size - 1) }, (_, pattern) =>
    Array.from({ length: size }, (_, at) => ((pattern >> at) & 1 ? -1 : 1)),
  );
}

/** All sets of places in ascending order; the array is the same one each time. */
function* listSets(count: number, size: number): Generator<number[]> {
  const places = Array.from({ length: size }, (_, at) => at);
  while (size <= count) {
    yield places;
    let at = size - 1;
    while (at >= 0 && places[at] === count - size + at) at -= 1;
    if (at < 0) return;
    places[at]! += 1;
    for (let next = at + 1; next < size; next++) places[next] = places[next - 1]! + 1;
  }
}

/** The share of rows that shuffling each column breaks; undefined when the sample speaks against the relation. */
function judgeSample(view: RelationView, relation: LinearRelation): number[] | undefined {
  const rows = Array.from({ length: view.rows.length }, (_, row) => row).filter((row) =>
    relation.columns.every(({ numbers }) => !Number.isNaN(numbers[row]!)),
  );
  if (rows.length === 0 || shareBroken(relation, rows) > MOST_BROKEN_SHARE) return undefined;
  const others = shuffle(view.random.stream("sum"), rows.slice());
  const chances = relation.columns.map((shuffled) => shareBroken(relation, rows, { shuffled, others }));
  if (Math.max(...chances) * rows.length < LEAST_EXPECTED) return undefined;
  return Math.min(...chances) * view.rowCount < LEAST_BREAKS ? undefined : chances;
}

function verify(
  view: RelationView,
  relation: LinearRelation,
  chances: readonly number[],
): RuleGuess<Rule> | undefined {
  const verified = verifyRule(view, wordSum(relation), Math.max(...chances), LIMITS);
  if (verified === undefined) return undefined;
  const { checked, broken } = verified.verdict;
  return Math.min(...chances) * checked >= Math.max(LEAST_BREAKS, 5 * broken) ? verified.guess : undefined;
}

interface Shuffling {
  readonly shuffled: ViewColumn;
  readonly others: readonly number[];
}

function shareBroken(
  { columns, signs, constant }: LinearRelation,
  rows: readonly number[],
  shuffling?: Shuffling,
): number {
  let broken = 0;
  for (let at = 0; at < rows.length; at++) {
    let sum = -constant;
    let largest = Math.abs(constant);
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!;
      const term =
        signs[index]! * column.numbers[column === shuffling?.shuffled ? shuffling.others[at]! : rows[at]!]!;
      sum += term;
      if (term > largest || -term > largest) largest = Math.abs(term);
    }
    if (Math.abs(sum) > ROUNDING * largest) broken += 1;
  }
  return broken / rows.length;
}

/** The total is the column whose sign none or fewest share, and of those the one with the largest values. */
export function wordSum({ columns, signs, constant }: LinearRelation): Rule {
  const alike = (sign: number) =>
    signs.filter((other) => Math.sign(other) === Math.sign(sign)).length + Math.abs(sign);
  const [total] = columns
    .map((column, index) => ({ column, sign: signs[index]! }))
    .sort(
      (a, b) => alike(a.sign) - alike(b.sign) || (b.column.profile.max ?? 0) - (a.column.profile.max ?? 0),
    );
  const { column, sign } = total!;
  const parts = columns.filter((other) => other !== column);
  const coefficients = parts.map((part) => -sign * signs[columns.indexOf(part)]!);
  const offset = tidy(sign * constant);
  const params = {
    ...(coefficients.some((coefficient) => coefficient !== 1) && { coefficients }),
    ...(offset !== 0 && { constant: offset }),
  };
  return { kind: "sum", columns: [column.name, ...parts.map(({ name }) => name)], params };
}

/** Without the dust of float64. */
function tidy(value: number): number {
  const rounded = Number(value.toPrecision(12));
  return Math.abs(rounded) < ROUNDING ? 0 : rounded;
}
