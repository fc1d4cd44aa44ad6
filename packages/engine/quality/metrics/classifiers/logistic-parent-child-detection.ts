/**
 * @file SDMetrics' LogisticParentChildDetection: LogisticDetection of every child row beside its parent's, mean over
 * the relationships. Children without a parent keep their row with the parent's columns missing. The package takes
 * every column there, identifiers as well, since it is given no types; ours goes by the schema's types, which is
 * what the package answers when it is told them. The two keys that join are no columns.
 */
import { Random } from "../../../base/index.ts";
import {
  type Database,
  getColumn,
  makeTable,
  type Schema,
  type Table,
  takeColumn,
} from "../../../table/index.ts";
import { attemptScore, type Score } from "../../score.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../../sdmetrics/relationships.ts";
import type { RowLinks } from "../../sides/link-rows.ts";
import type { MetricEntry } from "../entry.ts";
import { assignFolds } from "./cross-validate.ts";
import { detect, listDetectionColumns, takeDesign, targetOf } from "./logistic-detection.ts";
import { combine } from "./over-tables.ts";

const name = "LogisticParentChildDetection";

export const logisticParentChildDetection: MetricEntry = {
  name,
  about: "LogisticDetection of children beside their parents.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32 LogisticParentChildDetection",
  needs: ["relationships"],
  compute({ real, synthetic, schema, seed }, context) {
    const parts: Record<string, Score> = {};
    const random = new Random(seed).stream(name);
    for (const link of linkRelationships(schema, real, synthetic)) {
      const part = `${link.child}.${nameKey(link.foreignKey)} → ${link.parent}`;
      parts[part] = attemptScore(() => {
        const joined = joinBoth(link, real, synthetic, schema);
        const target = targetOf(joined.real.rowCount, joined.synthetic.rowCount);
        const design = takeDesign(joined.real, joined.synthetic, [...joined.real.columns.keys()]);
        return detect(design, target, assignFolds(target, 3, random.stream(part)), context);
      });
    }
    return combine(name, Object.values(parts), parts, "");
  },
};

export function joinBoth(link: LinkedRelationship, real: Database, synthetic: Database, schema: Schema) {
  const join = (database: Database, rows: RowLinks) =>
    denormalise(link, schema, rows, {
      child: database.get(link.child) as Table,
      parent: database.get(link.parent) as Table,
    });
  return { real: join(real, link.real), synthetic: join(synthetic, link.synthetic) };
}

function denormalise(
  { child, parent, foreignKey, primaryKey }: LinkedRelationship,
  schema: Schema,
  links: RowLinks,
  tables: { readonly child: Table; readonly parent: Table },
): Table {
  const kept = (table: string, key: readonly string[], owner: Table) => {
    const described = schema.tables[table];
    const names = described === undefined ? [] : listDetectionColumns(described);
    return names.filter((column) => !key.includes(column) && owner.columns.has(column));
  };
  const rowOf = new Int32Array(links.size).fill(-1);
  for (const [row, code] of links.parent.entries()) if (code >= 0) rowOf[code] = row;
  const parentRows = links.child.map((code) => (code < 0 ? -1 : (rowOf[code] as number)));
  const found = parentRows.map((row) => Math.max(row, 0));
  const orphans = Uint8Array.from(parentRows, (row) => (row < 0 ? 1 : 0));
  const takeParent = (column: string) => {
    const taken = takeColumn(getColumn(tables.parent, column), found);
    const nulls = orphans.map((orphan, row) => (orphan === 1 ? 1 : (taken.nulls?.[row] ?? 0)));
    return { ...taken, nulls };
  };
  return makeTable(child, [
    ...kept(parent, primaryKey, tables.parent).map(
      (column) => [`parent.${column}`, takeParent(column)] as const,
    ),
    ...kept(child, foreignKey, tables.child).map(
      (column) => [`child.${column}`, getColumn(tables.child, column)] as const,
    ),
  ]);
}
