/** @file Foreign keys that lead nowhere. As in SQL a key that is null in part refers to nothing. */
import { type Column, countNulls } from "../../column/column.ts";
import type { Database } from "../../table.ts";
import type { ForeignKey, Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import type { SchemaPath } from "../schema-path.ts";
import { pickColumns } from "./check-key-data.ts";
import { codeKeyPair } from "./key-codes.ts";

/** Real databases have orphans; a key most of whose values lead nowhere is probably no key to that table. */
const WRONG_KEY_SHARE = 0.5;

export function checkOrphans(schema: Schema, database: Database): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, { foreignKeys }]) =>
    foreignKeys.flatMap((key, index) =>
      checkForeignKey(database, name, key, ["tables", name, "foreignKeys", index]),
    ),
  );
}

function checkForeignKey(database: Database, name: string, key: ForeignKey, path: SchemaPath): SchemaIssue[] {
  const child = pickColumns(database.get(name), key.columns);
  const parent = pickColumns(database.get(key.references.table), key.references.columns);
  if (child === undefined || child.length !== parent?.length) return [];
  if (child.some((column, i) => canNeverEqual(column, parent[i] as Column)))
    return [makeIssue("key-type-mismatch", path, "In the data one side is text, the other is not.")];
  const codes = codeKeyPair(child, parent);
  const known = new Uint8Array(codes.parent.count);
  for (const code of codes.parent.codes) if (code >= 0) known[code] = 1;
  let keys = 0;
  let orphans = 0;
  for (const code of codes.child.codes) {
    if (code < 0) continue;
    keys++;
    orphans += 1 - known[code]!;
  }
  return orphans === 0 ? [] : [tellOrphans(orphans, keys, path)];
}

function tellOrphans(orphans: number, keys: number, path: SchemaPath): SchemaIssue {
  const share = orphans / keys;
  const percent = share < 0.001 ? "under 0.1" : (100 * share).toFixed(1);
  const message = `${orphans} of ${keys} keys (${percent} %) have no row to refer to.`;
  return makeIssue("orphans", path, message, share > WRONG_KEY_SHARE ? "error" : "warning");
}

/** A column of nothing but nulls has no kind of its own. */
function canNeverEqual(child: Column, parent: Column): boolean {
  if ((child.kind === "text") === (parent.kind === "text")) return false;
  return [child, parent].every((column) => countNulls(column) < column.length);
}
