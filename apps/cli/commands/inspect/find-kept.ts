import { Random } from "@semblance/engine/base";
import type { Database, Schema } from "@semblance/engine/table";

/** A relation inside a row that a generator takes out of the table and puts back into every row it draws. */
export interface KeptRelation {
  readonly table: string;
  readonly text: string;
  readonly evidence: string;
}

export async function findKept(
  database: Database,
  schema: Schema,
  { seed, signal }: { readonly seed: number; readonly signal: AbortSignal },
): Promise<KeptRelation[]> {
  // Generators take .3 s to load, which only whoever looks at rows has to wait for.
  const { findRelations } = await import("@semblance/engine/synth");
  const random = new Random(seed).stream("relations");
  return Object.entries(schema.tables).flatMap(([name, described]) => {
    const table = database.get(name);
    if (table === undefined || table.rowCount === 0) return [];
    const { applied } = findRelations(table, described, { random: random.stream(name), signal });
    return applied.map(({ text, evidence }) => ({ table: name, text, evidence }));
  });
}
