/**
 * @file What an exporter can do: make a file of its format out of batches. Batches arrive checked: all have the
 * columns of the first one. Putting the file into its place, whole or not at all, is `exportTable`'s.
 */
import type { Table } from "@semblance/engine/table";

export interface Exporter {
  readonly name: string;
  /** With the dot: `.csv`. */
  readonly extensions: readonly string[];
  /** Whether `.gz` and `.zst` may follow; formats that compress inside refuse them. */
  readonly compressible: boolean;
  readonly write: (file: ExportFile, batches: AsyncIterable<Table>) => Promise<void>;
}

export interface ExportFile {
  /** Where to write; nothing is there yet. */
  readonly path: string;
  /** The extension that chose this exporter, such as `.tsv`. */
  readonly extension: string;
  readonly compression?: Compression;
  readonly signal?: AbortSignal;
}

export type Compression = "gzip" | "zstd";
