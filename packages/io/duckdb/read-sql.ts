/** @file A relation of DuckDB as a table: numbers and times copied out of raw vectors, texts by `readTexts`. */
import { type Column, makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../connector.ts";
import type { SqlRelation } from "../files/file-format.ts";
import { type ColumnPlan, planColumn, type TextPlan, type ValuesPlan } from "./column-plan.ts";
import type { DuckDb } from "./open-duckdb.ts";
import { readTexts } from "./read-texts.ts";
import { readValues } from "./read-values.ts";

export interface SqlReading {
  readonly relation: SqlRelation;
  readonly declared?: TableSchema | undefined;
  readonly options: Pick<ReadOptions, "columns" | "sample">;
  readonly onRows: (done: number) => void;
}

export async function readSql(db: DuckDb, reading: SqlReading): Promise<Table> {
  const { relation, options, declared } = reading;
  const shape = await db.connection.run(`SELECT * FROM ${relation.sql} LIMIT 0`);
  const plans = shape.columnNames().flatMap((name, index) => {
    const isWanted = options.columns === undefined || options.columns.includes(name);
    return isWanted ? [planColumn(name, shape.columnType(index), !relation.untyped)] : [];
  });
  const from = options.sample === undefined ? relation.sql : sampleRows(relation.sql, options.sample);
  const [values, texts] = [plans.filter(isValuesPlan), plans.filter((plan) => !isValuesPlan(plan))];
  // Side by side: while DuckDB glues texts, the values of the other query are copied.
  const built = new Map(
    (
      await Promise.all([
        readValues(db.connection, { from, plans: values, onRows: reading.onRows }),
        db
          .connect()
          .then((connection) => readTexts(connection, { from, texts: texts as TextPlan[], declared })),
      ])
    ).flat(),
  );
  return makeTable(
    relation.table,
    plans.map(({ name }) => [name, built.get(name) as Column]),
  );
}

const isValuesPlan = (plan: ColumnPlan): plan is ValuesPlan => "make" in plan;

/** A number per row and seed decides; row numbers follow the order of the file. */
function sampleRows(sql: string, { share, seed }: { share: number; seed: number }): string {
  const numbered = `(SELECT *, row_number() OVER () AS "semblance row" FROM ${sql})`;
  const chance = `hash("semblance row", ${Math.trunc(seed)}) / 18446744073709551616.0`;
  return `(SELECT * EXCLUDE ("semblance row") FROM ${numbered} WHERE ${chance} < ${share})`;
}
