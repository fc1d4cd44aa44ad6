import { cellAt } from "../../../column/cell.ts";
import { type Column, countNulls } from "../../../column/column.ts";
import { findTableSchema } from "../../../schema/find-column.ts";
import type { TablesRule } from "../../../schema/schema.ts";
import { codeValues } from "../../inside/value-codes.ts";
import type { RuleGuess } from "../../rule-kind.ts";
import { type BetweenDetector, type Link, type LinkView, listAttributes } from "./link-view.ts";

const MAX_VALUES = 12;
/** ln of the chance that parents drawn at random would leave out the same values. */
const MAX_LOG_CHANCE = Math.log(1e-5);

/** References that lead only to parents with some of the values of a column. */
export const findKeySubsets: BetweenDetector = (view) =>
  view.links
    .filter(({ child, parent }) => child !== parent)
    .flatMap((link) =>
      listAttributes(link.parent, view.schema)
        .filter(([, column]) => isPlain(column))
        .flatMap(([name, column]) => judgeSubset(link, name, column, view)),
    );

/** Kinds whose values can stand in a rule as they are. */
function isPlain({ kind }: Column): boolean {
  return kind === "text" || kind === "boolean" || kind === "int32";
}

function judgeSubset(link: Link, name: string, column: Column, view: LinkView): RuleGuess<TablesRule>[] {
  const { codes } = codeValues(column);
  const firstRows = new Map<number, number>();
  for (let row = 0; row < codes.length && firstRows.size <= MAX_VALUES; row++)
    if (!firstRows.has(codes[row]!)) firstRows.set(codes[row]!, row);
  if (firstRows.size > MAX_VALUES || countNulls(column) > 0) return [];
  const used = new Set(link.rows.filter((row) => row >= 0));
  const usedCodes = new Set([...used].map((row) => codes[row]!));
  if (usedCodes.size === firstRows.size || used.size === 0) return [];
  const leftOut = codes.reduce((sum, code) => sum + (usedCodes.has(code) ? 0 : 1), 0);
  const logChance = used.size * Math.log1p(-leftOut / codes.length);
  if (logChance > MAX_LOG_CHANCE) return [];
  const values = [...usedCodes].map((code) => cellAt(column, firstRows.get(code)!));
  const evidence = `${used.size} parents are used, none of the ${leftOut} with another ${name}`;
  return [{ rule: writeRule(link, name, values, view), confidence: 0.9, evidence }];
}

function writeRule(
  { child, parent, foreignKey }: Link,
  column: string,
  values: unknown[],
  { schema }: LinkView,
): TablesRule {
  const { columns, references } = foreignKey;
  const key = findTableSchema(schema, child.name)?.primaryKey ?? [];
  const extendsParent = key.length === columns.length && key.every((name) => columns.includes(name));
  if (extendsParent) {
    const params = { key: references.columns, column, subsets: [{ key: columns, values }] };
    return { kind: "primary-key-subset", tables: [parent.name, child.name], params };
  }
  const params = { foreignKey: columns, key: references.columns, column, values };
  return { kind: "foreign-key-subset", tables: [child.name, parent.name], params };
}
