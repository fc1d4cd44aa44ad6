/** @file A relation of DuckDB as a table: numbers and times copied out of raw vectors, texts by `readTexts`. */
import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import { type Column, makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../connector.ts";
import type { SqlRelation } from "../files/file-format.ts";
import { Collector } from "./collector.ts";
import { planColumn, type TextPlan, type Values, type ValuesPlan } from "./column-plan.ts";
import { readTexts } from "./read-texts.ts";

export interface SqlReading {
  readonly relation: SqlRelation;
  readonly declared?: TableSchema | undefined;
  readonly options: Pick<ReadOptions, "columns" | "sample">;
  readonly onRows: (done: number) => void;
}

export async function readSql(connection: DuckDBConnection, reading: SqlReading): Promise<Table> {
  const { relation, options, declared } = reading;
  const shape = await connection.run(`SELECT * FROM ${relation.sql} LIMIT 0`);
  const plans = shape.columnNames().flatMap((name, index) => {
    const isWanted = options.columns === undefined || options.columns.includes(name);
    return isWanted ? [planColumn(name, shape.columnType(index), !relation.untyped)] : [];
  });
  if (plans.length === 0) return makeTable(relation.table, []);
  const from = options.sample === undefined ? relation.sql : sampleRows(relation.sql, options.sample);
  const texts = plans.filter((plan): plan is TextPlan => !("make" in plan));
  const valuesPlans = plans.map((plan) => ("make" in plan ? plan : lengthsOf(plan)));
  const expressions = valuesPlans.map(({ sql }) => sql).join(", ");
  const result = await connection.run(`SELECT ${expressions} FROM ${from}`);
  const collectors = valuesPlans.map((plan) => new Collector(plan, result.rowCount));
  await collect(result, collectors, reading.onRows);
  const lengths = collectors.flatMap(({ values }, index) =>
    "make" in plans[index]! ? [] : [values as Int32Array],
  );
  const rowCount = result.rowCount;
  const textColumns = await readTexts(connection, { from, texts, lengths, rowCount, declared });
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

/** Bytes of each text, -1 for null. */
function lengthsOf({ name, sql }: TextPlan): ValuesPlan {
  const wrap = (values: Values, base: object) => ({ ...base, kind: "int32", values }) as Column;
  const lengths = `CAST(coalesce(strlen(${sql}), -1) AS INTEGER)`;
  return { name, sql: lengths, make: (length) => new Int32Array(length), wrap };
}

async function collect(
  result: DuckDBMaterializedResult,
  collectors: readonly Collector[],
  onRows: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const [index, collector] of collectors.entries()) collector.take(chunk.getColumnVector(index));
    done += chunk.rowCount;
    onRows(done);
  }
}
