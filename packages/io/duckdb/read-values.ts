import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "@semblance/engine/table/columns";
import { Collector } from "./collector.ts";
import type { ValuesPlan } from "./column-plan.ts";

export interface ValuesReading {
  /** A FROM-expression. */
  readonly from: string;
  readonly plans: readonly ValuesPlan[];
  readonly onRows?: (done: number) => void;
}

/** Columns of numbers and times, copied out of raw vectors. */
export async function readValues(
  connection: DuckDBConnection,
  { from, plans, onRows }: ValuesReading,
): Promise<[string, Column][]> {
  if (plans.length === 0) return [];
  // A materialised result is read twice as fast as a streamed one, and its columns are kept whole here anyway.
  const result = await connection.run(`SELECT ${plans.map(({ sql }) => sql).join(", ")} FROM ${from}`);
  const collectors = plans.map((plan) => new Collector(plan, result.rowCount));
  for (let done = 0; done < result.rowCount; onRows?.(done)) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) throw new TypeError("DuckDB gave fewer rows than it counted");
    for (const [index, collector] of collectors.entries()) collector.take(chunk.getColumnVector(index));
    done += chunk.rowCount;
  }
  return collectors.map((collector) => [collector.plan.name, collector.finish()]);
}
