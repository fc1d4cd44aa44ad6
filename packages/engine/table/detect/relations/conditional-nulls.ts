/**
 * @file Values that are present depending on what another column says: a stand only for calls of one type, a last
 * review unless there are none. For each column the one condition that says most is offered.
 */

import type { Value } from "../../rules/inside/match-values.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { groupByPresence, type PresenceGroup } from "./presence.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const conditionalNulls: RelationDetector = { name: "conditional nulls", detect };

interface Condition {
  readonly column: ViewColumn;
  readonly mode: "if" | "only-if" | "exactly-if";
  readonly key: "values" | "except";
  readonly values: readonly Value[];
  readonly chance: number;
  /** Share of the missing or present values that the condition explains. */
  readonly explained: number;
}

interface ValuePresence {
  readonly value: Value;
  readonly rows: number;
  readonly present: number;
}

const MOST_VALUES = 40;
/** A longer list is no condition a person would state. */
const MOST_LISTED = 8;
const MOST_TRIED = 3;
const MOST_MIXED_SHARE = 0.005;
const LEAST_EXPLAINED = 0.5;
const LIMITS = { brokenShare: 0.005, doubt: 0.02 };

interface Split {
  readonly column: ViewColumn;
  readonly values: readonly Value[];
  /** Per sampled row the place of its value; all others, null too, come after the last. */
  readonly places: Int32Array;
}

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found);
  const splits = columns
    .filter(({ profile }) => profile.nullCount === 0)
    .flatMap((column) => splitValues(column) ?? []);
  const guesses: RuleGuess<Rule>[] = [];
  const groups = groupByPresence(view, columns).sort((a, b) => b.presentShare - a.presentShare);
  for (const group of groups) {
    const known = [...found, ...guesses];
    const conditions = splits
      .flatMap((split) => findCondition(view, group, split) ?? [])
      .filter((condition) => !isImplied(known, group, condition))
      .sort((a, b) => rank(b) - rank(a));
    const verified = conditions
      .slice(0, MOST_TRIED)
      .map((condition) => verifyRule(view, wordCondition(group, condition), condition.chance, LIMITS));
    guesses.push(...verified.flatMap((one) => one?.guess ?? []).slice(0, 1));
  }
  return guesses;
}

/** Present only where another is, of which it is known that it follows from the same column. */
function isImplied(
  known: readonly RuleGuess<Rule>[],
  { columns }: PresenceGroup,
  condition: Condition,
): boolean {
  if (condition.mode !== "only-if") return false;
  const rules = known.flatMap(({ rule }) => (rule.kind === "conditional-presence" ? [rule] : []));
  const isPlain = ({ params }: Rule) => params["values"] === undefined && params["except"] === undefined;
  const needed = rules
    .filter((rule) => rule.columns[0] === columns[0]?.name && isPlain(rule))
    .map((rule) => rule.columns[1]);
  return rules.some(
    (rule) =>
      rule.params["mode"] === "exactly-if" &&
      rule.columns[1] === condition.column.name &&
      needed.includes(rule.columns[0]),
  );
}

const rank = ({ mode, explained, values }: Condition) =>
  (mode === "exactly-if" ? 10 : 0) + explained - 0.01 * values.length;

/** Categories as they are; of other numbers only whether they are 0, which often means that there is none. */
function splitValues(column: ViewColumn): Split | undefined {
  const { family, profile, codes, sample, numbers } = column;
  if (family === "truth") return { column, values: [false, true], places: Int32Array.from(numbers) };
  if (sample.kind === "text" && profile.distinctCount <= MOST_VALUES) {
    const values = profile.sample.map(({ text }) => text);
    const placeOf = new Map(values.map((value, place) => [value, place]));
    const ofCode = sample.dictionary.texts().map((text) => placeOf.get(text) ?? values.length);
    return { column, values, places: sample.codes.map((code) => ofCode[code]!) };
  }
  const isCount = family === "number" && profile.min === 0 && codes.count > 2;
  return isCount
    ? { column, values: [0], places: Int32Array.from(numbers, (value) => (value === 0 ? 0 : 1)) }
    : undefined;
}

function findCondition(
  view: RelationView,
  { isPresent, presentShare }: PresenceGroup,
  split: Split,
): Condition | undefined {
  const { column } = split;
  const counts = countPresence(split, isPresent);
  const never = counts.filter(({ present, rows }) => present <= MOST_MIXED_SHARE * rows);
  const always = counts.filter(({ present, rows }) => rows - present <= MOST_MIXED_SHARE * rows);
  const sum = (list: readonly ValuePresence[], of: (one: ValuePresence) => number) =>
    list.reduce((total, one) => total + of(one), 0);
  const rows = view.rows.length;
  const neverRows = sum(never, (one) => one.rows);
  const alwaysRows = sum(always, (one) => one.rows);
  if (never.length === 0 && always.length === 0) return undefined;
  const isWhole = neverRows + alwaysRows >= (1 - MOST_MIXED_SHARE) * rows;
  const missingExplained = neverRows / ((1 - presentShare) * rows);
  const presentExplained = alwaysRows / (presentShare * rows);
  if (isWhole && neverRows > 0 && alwaysRows > 0) {
    const chance = (neverRows * presentShare + alwaysRows * (1 - presentShare)) / rows;
    return list({ column, mode: "exactly-if", chance, explained: 1 }, always, never);
  }
  if (missingExplained >= LEAST_EXPLAINED)
    return list({ column, mode: "only-if", chance: presentShare, explained: missingExplained }, [], never);
  if (presentExplained >= LEAST_EXPLAINED)
    return list({ column, mode: "if", chance: 1 - presentShare, explained: presentExplained }, always, []);
  return undefined;
}

/** By the shorter list, if it is short and can be written. */
function list(
  found: Omit<Condition, "key" | "values">,
  values: readonly ValuePresence[],
  except: readonly ValuePresence[],
): Condition | undefined {
  const canSay = (side: readonly ValuePresence[]) =>
    side.length > 0 && side.every(({ value }) => value !== null);
  const isExcept = canSay(except) && (!canSay(values) || except.length < values.length);
  const side = isExcept ? except : values;
  if (!canSay(side) || side.length > MOST_LISTED) return undefined;
  return { ...found, key: isExcept ? "except" : "values", values: side.map(({ value }) => value) };
}

/** The last entry, of the value null, stands for all values that are not listed. */
function countPresence({ values, places }: Split, isPresent: Uint8Array): ValuePresence[] {
  const rows = new Int32Array(values.length + 1);
  const present = new Int32Array(values.length + 1);
  for (let row = 0; row < places.length; row++) {
    rows[places[row]!]! += 1;
    present[places[row]!]! += isPresent[row]!;
  }
  return [...values, null]
    .map((value, at) => ({ value, rows: rows[at]!, present: present[at]! }))
    .filter((one) => one.rows > 0);
}

function wordCondition({ columns: [first] }: PresenceGroup, { column, mode, key, values }: Condition): Rule {
  const columns = [first!.name, column.name];
  return { kind: "conditional-presence", columns, params: { mode, [key]: values } };
}
