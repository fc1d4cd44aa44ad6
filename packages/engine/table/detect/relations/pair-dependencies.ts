/**
 * @file Columns that follow from two others together and from neither alone: a distance from origin and
 * destination. Against chance stands the same pair with one of the two shuffled, so that it has to be both.
 */
import type { Random } from "../../../base/index.ts";
import { type Codes, combineCodes } from "../../rules/inside/value-codes.ts";
import { DEPENDENCY_LIMITS, type Dependency, mayDetermine } from "./dependencies.ts";
import { countBreaks, countMinority, failsSoon, shuffleCodes } from "./dependency-counts.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

/** Determinants tried, those of fewest values first: 780 pairs, each against every other column. */
const MOST_DETERMINANTS = 40;
const LEAST_ROWS_PER_GROUP = 4;
const MOST_BROKEN_SHARE = 0.002;
/** Breaks of the sample when either determinant is shuffled. */
const LEAST_EXPECTED = 30;
const MOST_CATEGORIES = 2_000;

export function findPairDependencies(
  view: RelationView,
  columns: readonly ViewColumn[],
  single: readonly Dependency[],
): Dependency[] {
  const gives = new Set(
    single.map(({ determinants, dependent }) => `${determinants[0]?.name}→${dependent.name}`),
  );
  const follows = (from: ViewColumn, to: ViewColumn) => gives.has(`${from.name}→${to.name}`);
  const determinants = columns
    .filter(
      (column) => mayDetermine(column) && isDiscrete(column) && countMinority(column.codes) >= LEAST_EXPECTED,
    )
    .sort((a, b) => a.profile.distinctCount - b.profile.distinctCount)
    .slice(0, MOST_DETERMINANTS);
  const dependents = columns.filter(({ isKey, codes }) => !isKey && countMinority(codes) >= LEAST_EXPECTED);
  const open = new Map(determinants.map((determinant) => [determinant, findOpen(determinant, dependents)]));
  return determinants.flatMap((a, index) =>
    determinants.slice(index + 1).flatMap((b) => {
      const shared = open.get(a)!.intersection(open.get(b)!);
      if (shared.size === 0 || follows(a, b) || follows(b, a)) return [];
      const groups = combineCodes([a.codes, b.codes]);
      if (groups.count * LEAST_ROWS_PER_GROUP > view.rows.length) return [];
      const first = new Int32Array(groups.count);
      const undecided = [...shared].filter((dependent) => mayFollow(groups, dependent, first));
      return undecided.flatMap((dependent) => verifyPair(view, [a, b], groups, dependent) ?? []);
    }),
  );
}

/** Columns that the determinant alone leaves open in enough rows to be decided by another one. */
function findOpen(determinant: ViewColumn, dependents: readonly ViewColumn[]): Set<ViewColumn> {
  const first = new Int32Array(determinant.codes.count);
  return new Set(
    dependents.filter(
      (dependent) =>
        dependent !== determinant &&
        (failsSoon(determinant.codes, dependent.codes, first) ||
          countBreaks(determinant.codes, dependent.codes) >= LEAST_EXPECTED),
    ),
  );
}

/** Not a measurement: text, truth or whole numbers, and not too many of them. */
function isDiscrete({ family, profile }: ViewColumn): boolean {
  return profile.distinctCount <= MOST_CATEGORIES && (family !== "number" || profile.decimals === 0);
}

function mayFollow(groups: Codes, { codes }: ViewColumn, first: Int32Array): boolean {
  return codes.count <= groups.count && !failsSoon(groups, codes, first);
}

function verifyPair(
  view: RelationView,
  pair: readonly [ViewColumn, ViewColumn],
  groups: Codes,
  dependent: ViewColumn,
): Dependency | undefined {
  const rows = view.rows.length;
  if (countBreaks(groups, dependent.codes) > 2 + MOST_BROKEN_SHARE * rows) return undefined;
  const expected = expectBreaks(view.random.stream("pairs"), pair, dependent);
  if (expected < LEAST_EXPECTED) return undefined;
  const columns = [...pair, dependent].map(({ name }) => name);
  const rule = { kind: "functional-dependency", columns, params: {} };
  const verified = verifyRule(view, rule, expected / rows, DEPENDENCY_LIMITS);
  return verified && { ...verified, determinants: pair, dependent };
}

/** The fewer breaks of shuffling the one or the other determinant. */
function expectBreaks(
  random: Random,
  [a, b]: readonly [ViewColumn, ViewColumn],
  dependent: ViewColumn,
): number {
  const withoutA = combineCodes([shuffleCodes(a.codes, random), b.codes]);
  const withoutB = combineCodes([a.codes, shuffleCodes(b.codes, random)]);
  return Math.min(countBreaks(withoutA, dependent.codes), countBreaks(withoutB, dependent.codes));
}
