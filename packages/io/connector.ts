/**
 * @file What a way to reach data can do. Files and folders are one connector; databases and cloud stores become
 * one more folder each, judged by the same conformance suite.
 */
import type { WorkContext } from "@semblance/engine/base";
import type { Schema, Table } from "@semblance/engine/table";

export interface Connector {
  readonly kind: string;
  /** Whether this address (a path, `postgres://…`) is this connector's to open. */
  readonly accepts: (address: string) => boolean;
  readonly open: (address: string, options: SourceOptions) => Promise<Source>;
}

export interface SourceOptions {
  /** How many files or tables are read at the same time; two by default. */
  readonly workers?: number;
  /** Memory that one reader may take. */
  readonly memoryMb?: number;
  readonly timeoutMs?: number;
  /** Rows that cannot be parsed are set aside up to this share of a table (default .01), then loading stops. */
  readonly rejectShare?: number;
  /** Folder for the rows that could not be parsed. */
  readonly rejectsFolder?: string;
  /** XML: the element that is a row. CSV: delimiter, quote, encoding, where guessing fails. */
  readonly format?: Readonly<Record<string, string>>;
}

export interface ListedTable {
  readonly name: string;
  /** Columns and their types as the source itself declares them; absent where only reading tells. */
  readonly columns?: readonly string[];
  readonly rowCount?: number;
  readonly bytes?: number;
}

export interface Listing {
  readonly tables: readonly ListedTable[];
  /** Types and keys that the source declares (a database, or Semblance's or SDV's JSON beside the files). */
  readonly schema?: Schema;
  /** What was left out or taken from a file beside the data, in words. */
  readonly notes: readonly string[];
}

export interface ReadOptions {
  /** Types to take instead of guessing, from a schema. */
  readonly schema?: Schema;
  /** Read about this share of the rows (0 to 1), seeded. */
  readonly sample?: { readonly share: number; readonly seed: number };
  readonly columns?: readonly string[];
  readonly batchRows?: number;
}

export interface ReadSummary {
  readonly rowCount: number;
  /** Rows that could not be parsed, and the file they were set aside in. */
  readonly rejected?: {
    readonly count: number;
    /** Absent where no folder was named for them (`rejectsFolder`). */
    readonly file?: string;
    readonly firstLine: number;
    readonly firstReason: string;
  };
  /** Present when not every row was read, in words. */
  readonly sampled?: string;
  /** What was taken for granted or left out, in words. */
  readonly notes?: readonly string[];
}

/** Batches of one table; `summary` is known once the last batch has been taken. */
export interface TableStream extends AsyncIterable<Table> {
  readonly summary: Promise<ReadSummary>;
}

export interface WriteResult {
  readonly rowCount: number;
  /** Where it went: a file, or a table's address. */
  readonly target: string;
}

export interface Source {
  /** Resolves when the source can be reached and read; throws a coded error that says what is wrong. */
  test(context: WorkContext): Promise<void>;
  introspect(context: WorkContext): Promise<Listing>;
  read(table: string, options: ReadOptions, context: WorkContext): TableStream;
  /** Whole or not at all: what stood there before stays until the last batch is safe. */
  write(
    table: string,
    batches: AsyncIterable<Table> | Iterable<Table>,
    context: WorkContext,
  ): Promise<WriteResult>;
  close(): Promise<void>;
}
