/**
 * @file What a file format can do. Formats run in the reader child (`../reader`): they make of a file one or more
 * relations. What DuckDB reads into types by itself (Parquet) stays its business; everything that is text at heart
 * goes through our own reader of rows: CSV as it is, JSON, xlsx and XML by way of CSV in the scratch folder.
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

/** What became of the rows of a table that were set aside. */
export interface Rejected {
  readonly count: number;
  /** Absent where no folder was named for them. */
  readonly file?: string;
  readonly firstLine: number;
  readonly firstReason: string;
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
  /** Sets a row aside; throws once there are too many of them beside the rows of the table that were `accepted`. */
  readonly reject: (row: RejectedRow, accepted: number) => void;
}

/** What a format makes of a file: a table for DuckDB to read, or rows of text for our own reader. */
export type Relation = SqlRelation | CsvRelation;

export interface SqlRelation {
  readonly table: string;
  /** A FROM-expression of DuckDB with all literals quoted, such as `read_parquet('…')`. */
  readonly sql: string;
  /** Whether columns of text may hold numbers and dates to be interpreted or are text by right (Parquet). */
  readonly untyped: boolean;
}

export interface CsvRelation {
  readonly table: string;
  /** Where it is known: the format wrote the rows itself. */
  readonly rowCount?: number;
  /** Rows that were set aside when the format wrote the others. */
  readonly rejected?: Rejected;
  readonly csv: CsvFile;
}

/** A UTF-8 file of rows; null is an empty field without quotes. */
export interface CsvFile {
  readonly path: string;
  readonly columns: readonly CsvColumn[];
  /** Single characters below 128. */
  readonly delimiter: string;
  readonly quote: string;
  /** What makes a quote inside quotes a character: the quote itself or a backslash. */
  readonly escape: string;
  readonly newline: "\n" | "\r";
  /** Where the first row of data begins, in bytes and in lines counted from 1. */
  readonly start: { readonly byte: number; readonly line: number };
}

export interface CsvColumn {
  readonly name: string;
  /** Text by right, whatever it looks like (JSON). */
  readonly isText?: boolean;
}

export interface FileFormat {
  readonly name: string;
  /** With the dot: `.csv`, `.tsv`. */
  readonly extensions: readonly string[];
  /** Recognises the format by a file's first bytes, for files without a telling name. */
  readonly recognises?: (head: Uint8Array) => boolean;
  /** Whether a file is always one table named after it, so that a listing need not open it. */
  readonly isOneTable?: boolean;
  readonly stage: (file: StagingFile, context: WorkContext) => Promise<Relation[]>;
}
