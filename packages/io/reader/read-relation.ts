import { isSemblanceError, type WorkContext } from "@semblance/engine/base";
import type { Table } from "@semblance/engine/table";
import type { ReadSummary } from "../connector.ts";
import { ioErrors } from "../errors.ts";
import type { SqlRelation } from "../files/file-format.ts";
import { readCsv } from "./csv/read-csv.ts";
import type { ReadJob } from "./protocol.ts";
import { RejectLog } from "./reject-log.ts";
import { writeSpool } from "./spool/spool-writer.ts";

const BATCH_ROWS = 65_536;

export async function readRelation(job: ReadJob, context: WorkContext): Promise<ReadSummary> {
  const { file, relation, options, rejectShare, rejectsFolder, declared } = job;
  const { shownAs } = file;
  const rejects = new RejectLog({
    share: rejectShare,
    shownAs,
    ...(rejectsFolder && { folder: rejectsFolder }),
  });
  const onBytes = (done: number, total: number) =>
    context.onProgress?.({ phase: "reading", done, total, unit: "bytes" });
  const table =
    "csv" in relation
      ? await readCsv({ relation, shownAs, rejects, declared, options, onBytes })
      : await readBySql(relation, job, context);
  await writeSpool(table, { path: job.spool, shownAs, batchRows: options.batchRows ?? BATCH_ROWS });
  const rejected = rejects.summary(relation.table) ?? ("csv" in relation ? relation.rejected : undefined);
  const share = options.sample?.share;
  return {
    rowCount: table.rowCount,
    ...(rejected !== undefined && { rejected }),
    ...(share !== undefined && { sampled: `about ${Number((100 * share).toPrecision(3))} % of the rows` }),
  };
}

async function readBySql(relation: SqlRelation, job: ReadJob, context: WorkContext): Promise<Table> {
  const { file, options, declared, memoryMb, scratch } = job;
  // Loading DuckDB takes a tenth of a second, which files of text need not wait for.
  const { openDuckDb, readSql } = await import("../duckdb/index.ts");
  const db = await openDuckDb({ memoryMb, files: [file.path], scratch });
  const onRows = (done: number) => context.onProgress?.({ phase: "reading", done, unit: "rows" });
  try {
    return await readSql(db, { relation, declared, options, onRows });
  } catch (cause) {
    if (isSemblanceError(cause)) throw cause;
    throw ioErrors.create("file-damaged", { file: file.shownAs }, { cause });
  } finally {
    db.close();
  }
}
