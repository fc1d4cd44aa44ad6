/**
 * @file A relation of DuckDB as a table. Numbers and times are copied out of raw vectors. Texts of all columns are
 * glued together inside DuckDB, some thousand rows to one long text, and their lengths come as numbers: a text is
 * then a stretch of bytes, as in a CSV file, and no string is made of it.
 */
import type { DuckDBBlobVector, DuckDBConnection } from "@duckdb/node-api";
import { type Column, makeTable, type Table, type TableSchema } from "@semblance/engine/table/columns";
import type { ReadOptions } from "../connector.ts";
import type { SqlRelation } from "../files/file-format.ts";
import { ColumnBuilder } from "../reader/columns/column-builder.ts";
import { growArray, NullMask } from "../reader/columns/growing-array.ts";
import { makeTextInput } from "../reader/columns/text-input.ts";
import { planColumn, type TextPlan, type Values, type ValuesPlan } from "./column-plan.ts";
import { copyValues, forEachNull } from "./raw-vector.ts";

export interface SqlReading {
  readonly relation: SqlRelation;
  readonly declared?: TableSchema | undefined;
  readonly options: Pick<ReadOptions, "columns" | "sample">;
  readonly onRows: (done: number) => void;
}

/** Rows whose texts are glued to one; fewer where rows are long. */
const ROWS_PER_GLUE = 8_192;
const BYTES_PER_GLUE = 1 << 26;

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

/** Gathers the chunks of one column. */
class Collector {
  readonly plan: ValuesPlan;
  readonly nulls = new NullMask();
  values: Values;
  length = 0;

  constructor(plan: ValuesPlan) {
    this.plan = plan;
    this.values = plan.make(1 << 14);
  }

  finish(): Column {
    const { length } = this;
    return this.plan.wrap(this.values.slice(0, length), { length, ...this.nulls.finish(length) });
  }
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

interface TextReading {
  readonly from: string;
  readonly texts: readonly TextPlan[];
  readonly lengths: readonly Collector[];
  readonly declared: TableSchema | undefined;
}

async function readTexts(connection: DuckDBConnection, reading: TextReading): Promise<Map<string, Column>> {
  const { from, texts, lengths, declared } = reading;
  const rowCount = lengths[0]?.length ?? 0;
  if (texts.length === 0) return new Map();
  const builders = texts.map(
    ({ name, isText }) => new ColumnBuilder({ isText, declared: declared?.columns[name] }),
  );
  const rowsPerGlue = chooseRows(lengths, rowCount);
  const glued = glue(texts, from, rowsPerGlue);
  const result = await connection.stream(glued);
  for (let row = 0; row < rowCount; ) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0)
      throw new TypeError("DuckDB glued fewer rows than it counted");
    const vector = chunk.getColumnVector(0) as DuckDBBlobVector;
    for (let index = 0; index < chunk.rowCount; index++) {
      const rows = Math.min(rowsPerGlue, rowCount - row);
      takeTexts(vector.getItemBytes(index) ?? new Uint8Array(), { builders, lengths, row, rows });
      row += rows;
    }
  }
  return new Map(texts.map(({ name }, index) => [name, builders[index]!.finish()]));
}

function glue(texts: readonly TextPlan[], from: string, rowsPerGlue: number): string {
  const row = `concat(${texts.map(({ sql }) => sql).join(", ")})`;
  const rows = `(SELECT ${row} AS texts, row_number() OVER () - 1 AS place FROM ${from})`;
  const group = `place // ${rowsPerGlue}`;
  return `SELECT encode(string_agg(texts, '' ORDER BY place)) FROM ${rows} GROUP BY ${group} ORDER BY ${group}`;
}

function chooseRows(lengths: readonly Collector[], rowCount: number): number {
  let rows = ROWS_PER_GLUE;
  for (; rows > 1; rows /= 2) if (largestGlue(lengths, rowCount, rows) <= BYTES_PER_GLUE) break;
  return rows;
}

function largestGlue(lengths: readonly Collector[], rowCount: number, rowsPerGlue: number): number {
  let largest = 0;
  for (let start = 0; start < rowCount; start += rowsPerGlue) {
    let bytes = 0;
    for (const { values } of lengths)
      for (let row = start; row < Math.min(rowCount, start + rowsPerGlue); row++)
        bytes += values[row] as number;
    largest = Math.max(largest, bytes);
  }
  return largest;
}

interface GluedRows {
  readonly builders: readonly ColumnBuilder[];
  readonly lengths: readonly Collector[];
  /** The first row of the glued ones. */
  readonly row: number;
  readonly rows: number;
}

function takeTexts(bytes: Uint8Array, { builders, lengths, row, rows }: GluedRows): void {
  const columnCount = builders.length;
  const starts = new Int32Array(rows * columnCount);
  const ends = new Int32Array(rows * columnCount);
  let at = 0;
  for (let i = 0; i < rows; i++)
    for (const [column, { values, nulls }] of lengths.entries()) {
      const index = i * columnCount + column;
      starts[index] = at;
      at += values[row + i] as number;
      ends[index] = nulls.has(row + i) ? -1 : at;
    }
  if (at !== bytes.length) throw new TypeError("DuckDB glued texts of other lengths than it counted");
  const cells = { input: makeTextInput(bytes), rowCount: rows, columnCount, starts, ends };
  for (const [column, builder] of builders.entries()) builder.take(cells, column);
}
