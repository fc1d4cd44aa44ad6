/**
 * @file A table's way from the child that parsed it to the caller: batches in a file of the scratch folder. The
 * child is free for the next table as soon as it has written, however slowly the caller takes the batches, and
 * neither of them holds more than one batch for it. (Written while still in the page cache, read once, removed.)
 */
import { open } from "node:fs/promises";
import { batchTable, type Table, TableEncoder } from "@semblance/engine/table/columns";
import { describeWriteFailure } from "../../files/scratch/describe-write-failure.ts";

export interface SpoolTarget {
  readonly path: string;
  /** The file as the user named it, for messages. */
  readonly shownAs: string;
  readonly batchRows: number;
}

export async function writeSpool(table: Table, { path, shownAs, batchRows }: SpoolTarget): Promise<void> {
  const encoder = new TableEncoder();
  const file = await open(path, "w", 0o600);
  try {
    if (table.rowCount === 0) await file.writev(encoder.encode(table));
    for (const batch of batchTable(table, batchRows)) await writeAll(file, encoder.encode(batch));
  } catch (cause) {
    throw describeWriteFailure(shownAs, cause);
  } finally {
    await file.close();
  }
}

/** The system takes at most 1,024 parts at a time. */
const PARTS_AT_ONCE = 1_000;

async function writeAll(file: Awaited<ReturnType<typeof open>>, parts: readonly Uint8Array[]): Promise<void> {
  for (let at = 0; at < parts.length; at += PARTS_AT_ONCE) {
    const some = parts.slice(at, at + PARTS_AT_ONCE);
    const wanted = some.reduce((sum, part) => sum + part.length, 0);
    const { bytesWritten } = await file.writev(some);
    if (bytesWritten < wanted) throw Object.assign(new Error("the disk took only part"), { code: "ENOSPC" });
  }
}
