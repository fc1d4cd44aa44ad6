/**
 * @file Parquet, written by DuckDB inside this process: the batches come from Semblance itself, so there is nothing
 * to fear in them that would need a child. Rows gather in an in-memory database that spills beside the target,
 * then one COPY writes them in their order. NaN, infinities and every digit of decimals are kept by the types.
 */
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Table } from "@semblance/engine/table";
import { openDuckDb } from "../../duckdb/open-duckdb.ts";
import { quoteName, quoteText } from "../../duckdb/quote.ts";
import { duckDbTypeOf, TableAppender } from "../../duckdb/table-appender.ts";
import { distinctNames } from "../../files/scratch/distinct-names.ts";
import type { Exporter, ExportFile } from "../exporter.ts";

/** Beyond it DuckDB spills to the disk. */
const MEMORY_MB = 1_024;
/** zstd 1 costs what snappy costs (1.6 s of the COPY; zstd 3: 2.5 s) and gives the files of zstd 3. */
const FORMAT = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1";

/** 1 M rows × 15 columns: 2.8 s of processor time, half of it the COPY; setting values one by one, 8.1 s. */
export const parquetExporter: Exporter = {
  name: "parquet",
  extensions: [".parquet"],
  compressible: false,
  async write(file, batches) {
    const scratch = `${file.path}.work`;
    await mkdir(scratch);
    try {
      const { connection, close } = await openDuckDb({ memoryMb: MEMORY_MB, files: [], scratch });
      try {
        const result = join(scratch, "rows.parquet");
        const done = await writeRows(connection, { ...file, path: result }, batches);
        if (done) await rename(result, file.path);
      } finally {
        close();
      }
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

/** False when there were no columns, or the work was cancelled. */
async function writeRows(
  connection: DuckDBConnection,
  { path, signal }: ExportFile,
  batches: AsyncIterable<Table>,
): Promise<boolean> {
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    const columns = await appendBatches(connection, batches);
    if (columns === undefined || signal?.aborted) return false;
    await connection.run(`COPY (SELECT ${columns} FROM batches) TO ${quoteText(path)} (${FORMAT})`);
    return true;
  } finally {
    signal?.removeEventListener("abort", interrupt);
  }
}

/** Fills the table `batches`; answers its columns with their true names, as SELECT wants them. */
async function appendBatches(
  connection: DuckDBConnection,
  batches: AsyncIterable<Table>,
): Promise<string | undefined> {
  let appender: TableAppender | undefined;
  let selected: string | undefined;
  for await (const batch of batches) {
    if (appender === undefined) {
      const columns = [...batch.columns.values()];
      const types = columns.map(duckDbTypeOf);
      await connection.run(
        `CREATE TABLE batches (${types.map((type, index) => `c${index} ${type}`).join(", ")})`,
      );
      const names = distinctNames([...batch.columns.keys()]);
      selected = names.map((name, index) => `c${index} AS ${quoteName(name)}`).join(", ");
      appender = new TableAppender(await connection.createAppender("batches"), types);
    }
    appender.append([...batch.columns.values()], batch.rowCount);
    // Filling chunks never waits for anything; a signal wants to be heard between batches.
    await setImmediate();
  }
  appender?.close();
  return selected;
}
