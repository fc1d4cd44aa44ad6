import { open } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { isSemblanceError, type WorkContext } from "@semblance/engine/base";
import { openDuckDb } from "../../../duckdb/open-duckdb.ts";
import { quoteName, quoteText } from "../../../duckdb/quote.ts";
import { ioErrors } from "../../../errors.ts";
import type { Relation, StagingFile } from "../../file-format.ts";
import { askColumn, type ParquetColumn, type ParquetPlan, planColumns } from "./plan-columns.ts";

const MAGIC = "PAR1";
const MAGIC_OF_ENCRYPTED = "PARE";
const MEMORY_MB = 512;
const MAX_DIGITS = 38;

export async function stageParquet(file: StagingFile, _context: WorkContext): Promise<Relation[]> {
  const { path, shownAs, scratch, table, note } = file;
  await refuseOthers(path, shownAs);
  const db = await openDuckDb({ memoryMb: MEMORY_MB, files: [path], scratch });
  try {
    const columns = await listColumns(db.connection, path);
    const plan = planColumns(columns, await ask(db.connection, path, columns));
    if (plan.leftOut.length === columns.length)
      throw ioErrors.create("parquet-without-columns", { file: shownAs });
    for (const text of plan.notes) note(`${shownAs}: ${text}.`);
    return [{ table, sql: writeSql(path, plan), untyped: false }];
  } catch (cause) {
    if (isSemblanceError(cause)) throw cause;
    throw ioErrors.create("file-damaged", { file: shownAs }, { cause });
  } finally {
    db.close();
  }
}

/** A Parquet file begins and ends with its magic bytes; one that was cut off only begins with them. */
async function refuseOthers(path: string, shownAs: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const ends = Buffer.alloc(8);
    await file.read(ends, 0, 4, 0);
    await file.read(ends, 4, 4, Math.max(0, size - 4));
    const [head, tail] = [ends.toString("latin1", 0, 4), ends.toString("latin1", 4)];
    if (tail === MAGIC_OF_ENCRYPTED) throw ioErrors.create("parquet-encrypted", { file: shownAs });
    if (head !== MAGIC || tail !== MAGIC) throw ioErrors.create("file-damaged", { file: shownAs });
  } finally {
    await file.close();
  }
}

async function listColumns(connection: DuckDBConnection, path: string): Promise<ParquetColumn[]> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${readParquet(path)}`);
  const wide = await listWideColumns(connection, path);
  return described.getRows().map(([name, type], index) => ({
    name: String(name),
    type: String(type),
    isTooWide: wide.has(index),
  }));
}

/** DuckDB has 38 digits and reads decimals of more as wrong numbers, without a word (seen in 1.5.5). */
async function listWideColumns(connection: DuckDBConnection, path: string): Promise<Set<number>> {
  const fields = "coalesce(num_children, 0)::INTEGER, coalesce(precision, 0)::INTEGER";
  const schema = await connection.runAndReadAll(`SELECT ${fields} FROM parquet_schema(${quoteText(path)})`);
  const nodes = schema.getRows() as [childCount: number, precision: number][];
  const wide = new Set<number>();
  let at = 1;
  for (let column = 0; at < nodes.length; column++) {
    for (let open = 1; open > 0 && at < nodes.length; at++) {
      const [childCount, precision] = nodes[at] as [number, number];
      open += childCount - 1;
      if (precision > MAX_DIGITS) wide.add(column);
    }
  }
  return wide;
}

/** All questions in one scan; most files raise none. */
async function ask(
  connection: DuckDBConnection,
  path: string,
  columns: readonly ParquetColumn[],
): Promise<Map<string, boolean | null>> {
  const asked = columns.flatMap((column) => {
    const question = column.isTooWide ? undefined : askColumn(column);
    return question === undefined ? [] : [{ name: column.name, question }];
  });
  if (asked.length === 0) return new Map();
  const questions = asked.map(({ question }) => question).join(", ");
  const result = await connection.runAndReadAll(`SELECT ${questions} FROM ${readParquet(path)}`);
  const answers = result.getRows()[0] as (boolean | null)[];
  return new Map(asked.map(({ name }, index) => [name, answers[index] ?? null]));
}

function writeSql(path: string, { replaced, leftOut }: ParquetPlan): string {
  const file = readParquet(path);
  if (replaced.size === 0 && leftOut.length === 0) return file;
  const excluded = leftOut.length === 0 ? "" : ` EXCLUDE (${leftOut.map(quoteName).join(", ")})`;
  const expressions = [...replaced].map(([name, sql]) => `${sql} AS ${quoteName(name)}`);
  const replacing = expressions.length === 0 ? "" : ` REPLACE (${expressions.join(", ")})`;
  return `(SELECT *${excluded}${replacing} FROM ${file})`;
}

/** Folders named like `year=2024` above the file are no columns of it. */
function readParquet(path: string): string {
  return `read_parquet(${quoteText(path)}, hive_partitioning=false)`;
}
