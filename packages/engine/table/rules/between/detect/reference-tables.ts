import { findTableSchema } from "../../../schema/find-column.ts";
import type { LogicalType, TableSchema } from "../../../schema/schema.ts";
import type { Table } from "../../../table.ts";
import type { BetweenDetector, LinkView } from "./link-view.ts";

const MAX_ROWS = 200;
/** Rows that refer to one of the table's on average. */
const MIN_FAN_IN = 10;
const CONFIDENCE = 0.75;
const PERSONAL: ReadonlySet<LogicalType> = new Set(["name", "email", "phone", "address", "ip"]);

/** Short tables that many rows refer to, that refer to no other kind and say nothing of a person. */
export const findReferenceTables: BetweenDetector = (view) => {
  const found = new Set(
    [...view.database.values()].filter((table) => mayStay(table, view)).map(({ name }) => name),
  );
  const refers = (name: string) =>
    findTableSchema(view.schema, name)?.foreignKeys.some(({ references }) => !found.has(references.table)) ===
    true;
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const name of found) if (refers(name)) found.delete(name);
  }
  return [...found].map((name) => ({
    rule: { kind: "reference-table", tables: [name], params: {} },
    confidence: CONFIDENCE,
    evidence: `${view.database.get(name)?.rowCount} rows, referred to ${Math.round(measureFanIn(name, view))} times each; nothing personal`,
  }));
};

function mayStay({ name, rowCount }: Table, view: LinkView): boolean {
  const table = findTableSchema(view.schema, name);
  if (table === undefined || rowCount === 0 || rowCount > MAX_ROWS) return false;
  return measureFanIn(name, view) >= MIN_FAN_IN && !isPersonal(table);
}

function isPersonal({ columns }: TableSchema): boolean {
  return Object.values(columns).some(
    ({ type, pii, role }) => pii !== undefined || role === "sensitive" || PERSONAL.has(type),
  );
}

/** The rows that refer to the table, by way of the key that most do, per row of it. */
function measureFanIn(name: string, { links }: LinkView): number {
  const counts = links
    .filter(({ parent, child }) => parent.name === name && child.name !== name)
    .map(({ rows, parent }) => rows.reduce((sum, row) => sum + (row >= 0 ? 1 : 0), 0) / parent.rowCount);
  return Math.max(0, ...counts);
}
