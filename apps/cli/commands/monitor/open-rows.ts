/** @file Where the rows to be judged come from: stdin as they are made, or a file in batches. */
import { addAbortSignal, type Readable } from "node:stream";
import type { WorkContext } from "@semblance/engine/base";
import type { TableSchema } from "@semblance/engine/table";
import { openSource, readNdjsonStream, type SourceOptions, type TableStream } from "@semblance/io";
import { chooseTable, takeTable } from "./load-reference.ts";

export interface RowsChoice {
  /** `-` is stdin. */
  readonly address: string;
  readonly table: string;
  readonly schema: TableSchema;
  readonly onRejected: (line: number, reason: string) => void;
}

export interface OpenRows {
  readonly stream: TableStream;
  close(): Promise<void>;
}

const BATCH_ROWS = 4_096;

export async function openRows(
  { address, table, schema, onRejected }: RowsChoice,
  options: SourceOptions,
  context: WorkContext,
): Promise<OpenRows> {
  if (address === "-") {
    const columns = Object.keys(schema.columns);
    const chunks = readUntilCancelled(process.stdin, context.signal);
    return { stream: readNdjsonStream(chunks, { table, columns, onRejected }), close: async () => undefined };
  }
  const source = await openSource(address, { ...options, rejectShare: 1 });
  try {
    const { tables } = await source.introspect(context);
    const names = tables.map(({ name }) => name);
    const name = chooseTable(names, names.includes(table) ? table : undefined);
    const known = takeTable({ version: 1, tables: { [table]: schema }, rules: [] }, name);
    const stream = source.read(name, { batchRows: BATCH_ROWS, ...(known && { schema: known }) }, context);
    return { stream, close: () => source.close() };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Being cancelled is how most streams end. */
async function* readUntilCancelled(
  input: Readable,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (signal !== undefined) addAbortSignal(signal, input);
  try {
    yield* input;
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}
