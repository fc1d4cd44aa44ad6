import { findUnbreakableCycles } from "../order-tables.ts";
import type { Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import { shortenName } from "../schema-path.ts";

const SHOWN_TABLES = 8;

/** Only a warning: databases have such rings, and fill them inside one transaction. */
export function checkCycles(schema: Schema): SchemaIssue[] {
  return findUnbreakableCycles(schema).map((ring) => {
    const shown = ring.slice(0, SHOWN_TABLES).map((name) => `"${shortenName(name)}"`);
    const names = ring.length > SHOWN_TABLES ? `${shown.join(", ")} …` : shown.join(", ");
    const message =
      ring.length === 1
        ? "Every row needs another row of the same table; let the key be null where a row has no parent."
        : `${names} need one another, and no key between them may be null.`;
    return makeIssue("unbreakable-cycle", ["tables", ring[0] as string, "foreignKeys"], message);
  });
}
