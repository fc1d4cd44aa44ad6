/**
 * @file Rules between tables that the data keep and chance would not: each is measured against the same rows with
 * their parents exchanged.
 */
import { Random, throwIfCancelled } from "../../../../base/index.ts";
import type { Schema, TablesRule } from "../../../schema/schema.ts";
import type { Database } from "../../../table.ts";
import type { RuleContext, RuleGuess } from "../../rule-kind.ts";
import { findAgreeingPaths } from "./agreeing-paths.ts";
import { findChildSums } from "./child-sums.ts";
import { findConstantsPerParent } from "./constants-per-parent.ts";
import { findCopiedColumns } from "./copied-columns.ts";
import { findFreePeriods } from "./free-periods.ts";
import { findHierarchies } from "./hierarchies.ts";
import { findKeySubsets } from "./key-subsets.ts";
import { type BetweenDetector, viewLinks } from "./link-view.ts";
import { findPolymorphicKeys } from "./polymorphic-keys.ts";
import { findReferenceTables } from "./reference-tables.ts";
import { findTimeOrders } from "./time-orders.ts";

const detectors: readonly BetweenDetector[] = [
  findCopiedColumns,
  findAgreeingPaths,
  findTimeOrders,
  findChildSums,
  findConstantsPerParent,
  findFreePeriods,
  findHierarchies,
  findKeySubsets,
  findPolymorphicKeys,
  findReferenceTables,
];

export interface BetweenContext extends Pick<RuleContext, "signal"> {
  /** Exchanges parents; the same way every time when absent. */
  readonly random?: Random;
}

/** The surest first; each follows from the foreign keys that the Schema names. */
export function detectBetween(
  database: Database,
  schema: Schema,
  { signal, random = new Random("rules between tables") }: BetweenContext = {},
): RuleGuess<TablesRule>[] {
  const view = viewLinks(database, schema, random);
  const found = detectors.flatMap((detect) => {
    throwIfCancelled(signal);
    return detect(view);
  });
  const copies = listCopies(found);
  return joinConstants(found.filter((guess) => !repeatsCopy(guess, copies))).sort(
    (a, b) => b.confidence - a.confidence,
  );
}

/** What a child copies from its parent is constant per parent anyway, and neither before nor after it. */
function repeatsCopy({ rule }: RuleGuess<TablesRule>, copies: ReadonlySet<string>): boolean {
  if (rule.kind === "constant-per-key") {
    const { key, columns } = rule.params as { key: string[]; columns: string[] };
    return copies.has(JSON.stringify([rule.tables[0], key, columns[0]]));
  }
  if (rule.kind !== "time-order") return false;
  const { foreignKey, childColumn, parentColumn } = rule.params;
  return copies.has(JSON.stringify([...rule.tables, foreignKey, childColumn, parentColumn]));
}

/** The child's columns that repeat something, alone and with what they repeat. */
function listCopies(guesses: readonly RuleGuess<TablesRule>[]): ReadonlySet<string> {
  const copied = guesses.filter(({ rule }) => rule.kind === "carried-over");
  return new Set(
    copied.flatMap(({ rule: { tables, params } }) => {
      const [original, copy] = params["copies"] as { key: string[]; column: string }[];
      return [
        JSON.stringify([tables[1], copy?.key, copy?.column]),
        JSON.stringify([tables[1], tables[0], copy?.key, copy?.column, original?.column]),
      ];
    }),
  );
}

/** One rule for all columns that are constant per the same key. */
function joinConstants(guesses: readonly RuleGuess<TablesRule>[]): RuleGuess<TablesRule>[] {
  const constant = guesses.filter(({ rule }) => rule.kind === "constant-per-key");
  const groups = Map.groupBy(constant, ({ rule }) => JSON.stringify([rule.tables, rule.params["key"]]));
  const joined = [...groups.values()].map((group) => {
    const weakest = group.reduce((a, b) => (b.confidence < a.confidence ? b : a));
    const columns = group.flatMap(({ rule }) => rule.params["columns"] as string[]);
    return { ...weakest, rule: { ...weakest.rule, params: { ...weakest.rule.params, columns } } };
  });
  return [...guesses.filter(({ rule }) => rule.kind !== "constant-per-key"), ...joined];
}
