/**
 * @file Sheets of a workbook as plain data. Whoever has something to show declares sheets; whoever can write a
 * format takes them. Rows may come from anywhere and are taken one at a time, so a sheet may be larger than memory.
 */

/** "prose" is text that goes on in a next line where its column ends. */
export type SheetFormat = "text" | "prose" | "integer" | "number" | "percent" | "date" | "datetime";

/** What a cell means to the reader, never how it looks. */
export type SheetStyle = "good" | "warn" | "bad" | "strong" | "muted";

/** Dates are in UTC. */
export type SheetValue = string | number | bigint | boolean | Date | null;

export type SheetCell = SheetValue | { readonly value: SheetValue; readonly style: SheetStyle };

export interface SheetColumn {
  readonly title: string;
  /** In characters; without it the column is as wide as its title and format ask for. */
  readonly width?: number;
  /** Without it every value shows as what it is; "text" and "prose" make a text of every value. */
  readonly format?: SheetFormat;
}

/** A row may be shorter than the columns, and not longer. */
export type SheetRow = readonly SheetCell[];

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Whether the header stays while the rows scroll; it does unless this is false. */
  readonly freezeHeader?: boolean;
  /** A few lines of explanation above the header, with which they stay. */
  readonly notes?: readonly string[];
}
