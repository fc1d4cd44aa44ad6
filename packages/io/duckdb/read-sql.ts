/** @file A relation of DuckDB as a table: numbers and times copied out of raw vectors, texts by `readTexts`. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Column, makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../connector.ts";
import type { SqlRelation } from "../files/file-format.ts";
import { growArray } from "../reader/columns/growing-array.ts";
import { Collector } from "./collector.ts";
import { planColumn, type TextPlan, type Values, type ValuesPlan } from "./column-plan.ts";
import { copyValues, forEachNull } from "./raw-vector.ts";
import { readTexts } from "./read-texts.ts";

export interface SqlReading {
  readonly relation: SqlRelation;
  readonly declared?: TableSchema | undefined;
  readonly options: Pick<ReadOptions, "columns" | "sample">;
  readonly onRows: (done: number) => void;
}

export async function readSql(connection: DuckDBConnection, reading: SqlReading): Promise<Table> {
  const { relation, options } = reading;
  const shape = await connection.run(`SELECT * FROM ${relation.sql} LIMIT 0`);
  const plans = shape.columnNames().flatMap((name, index) => {
    const isWanted = options.columns === undefined || options.columns.includes(name);
    return isWanted ? [planColumn(name, shape.columnType(index), !relation.untyped)] : [];
  });
  if (plans.length === 0) return makeTable(relation.table, []);
  const from = options.sample === undefined ? relation.sql : sampleRows(relation.sql, options.sample);
  const texts = plans.filter((plan): plan is TextPlan => !("make" in plan));
  const collectors = plans.map((plan) => new Collector("make" in plan ? plan : lengthsOf(plan)));
  const expressions = collectors.map(({ plan }) => plan.sql).join(", ");
  await collect(connection, `SELECT ${expressions} FROM ${from}`, collectors, reading.onRows);
  const lengths = collectors.filter((_, index) => !("make" in plans[index]!));
  const textColumns = await readTexts(connection, { from, texts, lengths, declared: reading.declared });
  return makeTable(
    relation.table,
    plans.map(({ name }, index) => [name, textColumns.get(name) ?? collectors[index]!.finish()]),
  );
}

/** A number per row and seed decides; row numbers follow the order of the file. */
function sampleRows(sql: string, { share, seed }: { share: number; seed: number }): string {
  const numbered = `(SELECT *, row_number() OVER () AS "semblance row" FROM ${sql})`;
  const chance = `hash("semblance row", ${Math.trunc(seed)}) / 18446744073709551616.0`;
  return `(SELECT * EXCLUDE ("semblance row") FROM ${numbered} WHERE ${chance} < ${share})`;
}

function lengthsOf({ name, sql }: TextPlan): ValuesPlan {
  const wrap = (values: Values, base: object) => ({ ...base, kind: "int32", values }) as Column;
  return { name, sql: `CAST(strlen(${sql}) AS INTEGER)`, make: (length) => new Int32Array(length), wrap };
}

async function collect(
  connection: DuckDBConnection,
  sql: string,
  collectors: readonly Collector[],
  onRows: (done: number) => void,
): Promise<void> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const [index, collector] of collectors.entries()) {
      const start = collector.length;
      const vector = chunk.getColumnVector(index);
      collector.length += chunk.rowCount;
      if (collector.length > collector.values.length)
        collector.values = growArray(collector.values, collector.length);
      copyValues(vector, collector.values, start);
      forEachNull(vector, (row) => {
        collector.nulls.mark(start + row);
        collector.values[start + row] = (collector.values instanceof BigInt64Array ? 0n : 0) as never;
      });
    }
    onRows(collectors[0]?.length ?? 0);
  }
}
