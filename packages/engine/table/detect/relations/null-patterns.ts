/**
 * @file Which values are missing together, which only where another is missing too, and which exclude each other.
 */
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { groupByPresence, type PresenceGroup } from "./presence.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView } from "./relation-view.ts";
import { confidenceOf, count, guessRule } from "./support.ts";
import { verifyRule } from "./verify-rule.ts";

export const nullPatterns: RelationDetector = { name: "null patterns", detect };

const LIMITS = { brokenShare: 0.002, doubt: 0.02 };
/** In the sample. */
const MOST_BROKEN_SHARE = 0.01;

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const groups = groupByPresence(view, withoutCopies(view.columns, found));
  const together = groups
    .filter(({ columns }) => columns.length > 1)
    .flatMap((group) => wordTogether(view, group) ?? []);
  return [...together, ...findImplied(view, groups), ...findExclusive(view, groups)];
}

function wordTogether(
  { rowCount }: RelationView,
  { columns, presentShare }: PresenceGroup,
): RuleGuess<Rule> | undefined {
  const expected = 2 * presentShare * (1 - presentShare) * rowCount;
  const confidence = confidenceOf({ checked: rowCount, broken: 0, expected }, LIMITS);
  if (confidence === undefined) return undefined;
  const rule = { kind: "fixed-null-combinations", columns: columns.map(({ name }) => name), params: {} };
  const missing = count(Math.round((1 - presentShare) * rowCount));
  const evidence = `all are missing in the same ${missing} of ${count(rowCount)} rows; by chance ${count(Math.round(expected))} rows would differ`;
  return guessRule(rule, confidence, evidence);
}

/** Present only where another is: an order of the groups, of which the nearest steps are said. */
function findImplied(view: RelationView, groups: readonly PresenceGroup[]): RuleGuess<Rule>[] {
  const implies = (a: PresenceGroup, b: PresenceGroup) =>
    a !== b &&
    a.presentShare <= b.presentShare &&
    isNever(a.isPresent, (row) => b.isPresent[row] === 0, a.presentShare * (1 - b.presentShare));
  return groups.flatMap((a) => {
    const wider = groups.filter((b) => implies(a, b));
    const nearest = wider.filter((b) => !wider.some((between) => between !== b && implies(between, b)));
    return nearest.flatMap((b) => verifyPresence(view, a, b, { mode: "only-if" }, a.presentShare) ?? []);
  });
}

function findExclusive(view: RelationView, groups: readonly PresenceGroup[]): RuleGuess<Rule>[] {
  return groups.flatMap((a, index) =>
    groups.slice(index + 1).flatMap((b) => {
      const chance = a.presentShare * b.presentShare;
      if (!isNever(a.isPresent, (row) => b.isPresent[row] === 1, chance)) return [];
      return verifyPresence(view, a, b, { mode: "only-if", values: [null] }, a.presentShare) ?? [];
    }),
  );
}

/** Hardly any present row of the sample meets the condition, where chance would have many. */
function isNever(isPresent: Uint8Array, meets: (row: number) => boolean, chance: number): boolean {
  if (chance * isPresent.length < 10) return false;
  const most = MOST_BROKEN_SHARE * chance * isPresent.length;
  let broken = 0;
  for (let row = 0; row < isPresent.length; row++)
    if (isPresent[row] === 1 && meets(row) && ++broken > most) return false;
  return true;
}

function verifyPresence(
  view: RelationView,
  a: PresenceGroup,
  b: PresenceGroup,
  params: Rule["params"],
  chance: number,
) {
  const columns = [a.columns[0]!.name, b.columns[0]!.name];
  return verifyRule(view, { kind: "conditional-presence", columns, params }, chance, LIMITS)?.guess;
}
