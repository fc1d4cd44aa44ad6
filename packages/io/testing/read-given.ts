import { join } from "node:path";
import { renderCell, type Table } from "@semblance/engine/table";
import type { Listing, ReadOptions, ReadSummary, SourceOptions } from "../connector.ts";
import { openSource } from "../open-source.ts";
import { readTable } from "../read-table.ts";
import { type FileContents, givenFiles } from "./given-files.ts";

export interface Reading {
  readonly table: Table;
  readonly summary: ReadSummary;
  readonly listing: Listing;
  /** Kind of each column. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Cells as text, null as null. */
  readonly rows: readonly (string | null)[][];
}

/** Reads the first table of these files, or fails with what reading fails with. */
export async function readGiven(
  files: FileContents,
  options: SourceOptions = {},
  readOptions: ReadOptions = {},
): Promise<Reading> {
  const names = Object.keys(files);
  const folder = givenFiles(files);
  const source = await openSource(names.length === 1 ? join(folder, names[0] as string) : folder, options);
  try {
    const listing = await source.introspect({});
    const { table, summary } = await readTable(source, listing.tables[0]?.name ?? "", readOptions);
    const columns = [...table.columns];
    const rows = Array.from({ length: table.rowCount }, (_, row) =>
      columns.map(([, column]) => renderCell(column, row)),
    );
    const kinds = Object.fromEntries(columns.map(([name, { kind }]) => [name, kind]));
    return { table, summary, listing, kinds, rows };
  } finally {
    await source.close();
  }
}
