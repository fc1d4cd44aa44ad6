/**
 * @file What a file format can do. Formats run in the reader child (`../reader`): they make of a file one or more
 * relations that DuckDB can read. Formats that DuckDB does not know (xlsx, XML) are first turned into CSV in the
 * scratch folder: every value quoted, null as an empty unquoted field.
 */
import type { WorkContext } from "@semblance/engine/base";

/** A row that cannot be parsed: kept as it stood, counted, and left out of the relation. */
export interface RejectedRow {
  readonly table: string;
  /** Counted from 1: the line of the file, or the row where rows are no lines. */
  readonly line: number;
  readonly reason: string;
  readonly raw: Uint8Array;
}

export interface StagingFile {
  /** A plain, uncompressed file. */
  readonly path: string;
  /** The file as the user named it, for messages. */
  readonly shownAs: string;
  /** The table's name: the file's without its extensions. */
  readonly table: string;
  /** An empty folder for intermediate files; removed by the caller. */
  readonly scratch: string;
  /** What the user said about the format: delimiter, quote, encoding, row element. */
  readonly options: Readonly<Record<string, string>>;
  /** Says in words what was left out or taken for granted; told with the listing. */
  readonly note: (text: string) => void;
  /** Sets a row aside; throws once there are too many of them. */
  readonly reject: (row: RejectedRow) => void;
}

export interface Relation {
  readonly table: string;
  /** A FROM-expression of DuckDB with all literals quoted, such as `read_parquet('…')`. */
  readonly sql: string;
  /** Whether columns of text may hold numbers and dates to be interpreted (CSV) or are text by right (Parquet). */
  readonly untyped: boolean;
}

export interface FileFormat {
  readonly name: string;
  /** With the dot: `.csv`, `.tsv`. */
  readonly extensions: readonly string[];
  /** Recognises the format by a file's first bytes, for files without a telling name. */
  readonly recognises?: (head: Uint8Array) => boolean;
  readonly stage: (file: StagingFile, context: WorkContext) => Promise<Relation[]>;
}
