/**
 * @file One foreign key into several tables (SDMetrics' PolymorphicRelationship): a type column says into which, or
 * the key itself does, being in one of them only. A key of nulls alone needs no parent. Without a type column the
 * parents are judged as well: a key that an earlier parent has already is broken.
 */
import { z } from "zod";
import { type Column, isNull } from "../../column/column.ts";
import { getColumn, type Table } from "../../table.ts";
import { broken, judgeRows, kept, type Outcome } from "../inside/judge-rows.ts";
import { matchValues, valueSchema } from "../inside/match-values.ts";
import type { RuleVerdict, TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { joinVerdicts, keyOf, keySchema, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  foreignKey: keySchema,
  typeColumn: z.string().optional(),
  parents: z
    .array(
      z.strictObject({
        key: keySchema,
        /** Values of the type column that lead there; the table's name by default. */
        types: z.array(valueSchema).min(1).optional(),
      }),
    )
    .min(1),
});
type Params = z.infer<typeof params>;

export const polymorphicKey: TablesRuleKind<Params> = {
  kind: "polymorphic-key",
  summary: "A foreign key leads into one of several tables.",
  tables: { least: 2, most: 64, places: "the child, then its possible parents" },
  params,
  findFault: ({ tables, params: { foreignKey, parents } }) => {
    if (parents.length !== tables.length - 1) return "every table but the first needs one key";
    if (tables.slice(1).includes(tables[0] as string)) return "a table cannot be among its own parents";
    return parents.some(({ key }) => key.length !== foreignKey.length)
      ? "all keys need the same number of columns"
      : undefined;
  },
  describe: ({ tables: [child, ...parents], params: { foreignKey, typeColumn } }) =>
    `${writeKey(child, foreignKey)} leads to ${parents.join(" or ")}${typeColumn === undefined ? "" : `, as ${typeColumn} says`}`,
  check: (database, rule) => {
    const [child, ...parents] = tablesOf(database, rule) as [Table, ...Table[]];
    const keys = parents.map((table, place) => keyOf(table, rule.params.parents[place]!.key));
    const { typeColumn, foreignKey } = rule.params;
    const own = keyOf(child, foreignKey);
    const found = keys.map((key) => findParentRows(own, key));
    if (typeColumn === undefined) {
      const judge = (row: number) =>
        isEmpty(own, row) || found.some((rows) => rows[row]! >= 0) ? kept : broken;
      return joinVerdicts([[child.name, judgeRows(child, judge)], ...judgeDisjoint(parents, keys)]);
    }
    const types = getColumn(child, typeColumn);
    const places = placeTypes(types, parents, rule.params);
    return joinVerdicts([
      [child.name, judgeRows(child, (row) => judgeTyped(row, { own, types, places, found }))],
    ]);
  },
};

interface Typed {
  readonly own: readonly Column[];
  readonly types: Column;
  readonly places: Int32Array;
  readonly found: readonly Int32Array[];
}

function judgeTyped(row: number, { own, types, places, found }: Typed): Outcome {
  const place = places[row]!;
  if (isEmpty(own, row)) return place >= 0 || isNull(types, row) ? kept : broken;
  return place >= 0 && found[place]![row]! >= 0 ? kept : broken;
}

/** Per row the place of the parent that its type names, or -1. */
function placeTypes(types: Column, parents: readonly Table[], params: Params): Int32Array {
  const places = new Int32Array(types.length).fill(-1);
  for (const [place, table] of parents.entries()) {
    const matches = matchValues(types, params.parents[place]?.types ?? [table.name]);
    for (let row = 0; row < places.length; row++) if (matches[row] === 1) places[row] = place;
  }
  return places;
}

function judgeDisjoint(
  parents: readonly Table[],
  keys: readonly Column[][],
): (readonly [string, RuleVerdict])[] {
  return parents.map((table, place) => {
    const earlier = keys.slice(0, place).map((key) => findParentRows(keys[place]!, key));
    const judge = (row: number) => (earlier.some((rows) => rows[row]! >= 0) ? broken : kept);
    return [table.name, judgeRows(table, judge)] as const;
  });
}

function isEmpty(key: readonly Column[], row: number): boolean {
  return key.every((column) => isNull(column, row));
}
