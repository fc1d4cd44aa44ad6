/**
 * @file What must be done to columns of a Parquet file before they are read: types that DuckDB shows in a form that
 * tables cannot take are cast, and what it cannot show rightly is left out and said.
 */
import { quoteName } from "../../../duckdb/quote.ts";

export interface ParquetColumn {
  readonly name: string;
  /** DuckDB's name of its type. */
  readonly type: string;
  /** Whether a decimal of more than 38 digits is in it. */
  readonly isTooWide: boolean;
}

export interface ParquetPlan {
  /** Expressions that stand for columns. */
  readonly replaced: ReadonlyMap<string, string>;
  readonly leftOut: readonly string[];
  readonly notes: readonly string[];
}

/** A question to the data, answered true or false (or null where there are no values), that a plan depends on. */
export function askColumn({ name, type }: ParquetColumn): string | undefined {
  const column = quoteName(name);
  // Old writers do not mark texts as such; what is UTF-8 throughout is text.
  if (type === "BLOB") return `bool_and(TRY(decode(${column})) IS NOT NULL) FILTER (${column} IS NOT NULL)`;
  if (type === "TIMESTAMP_NS") return `bool_or(epoch_ns(${column}) % 1000 <> 0)`;
  return undefined;
}

export function planColumns(
  columns: readonly ParquetColumn[],
  answers: ReadonlyMap<string, boolean | null>,
): ParquetPlan {
  const replaced = new Map<string, string>();
  const leftOut: string[] = [];
  const notes: string[] = [];
  const leaveOut = (name: string, reason: string) => {
    leftOut.push(name);
    notes.push(`column "${name}" was left out: ${reason}`);
  };
  for (const column of columns) {
    const { name, type } = column;
    const answer = answers.get(name);
    if (column.isTooWide) leaveOut(name, "its decimals have more than 38 digits");
    else if (type === "BLOB" && answer === false) leaveOut(name, "it holds bytes that are no text");
    else if (type === "TIMESTAMP_NS" && answer === true)
      notes.push(`times in column "${name}" are read to the microsecond, nanoseconds are cut off`);
    const expression = replaceColumn(column);
    if (expression !== undefined && !leftOut.includes(name)) replaced.set(name, expression);
  }
  return { replaced, leftOut, notes };
}

function replaceColumn({ name, type }: ParquetColumn): string | undefined {
  const column = quoteName(name);
  if (type === "BLOB") return `decode(${column})`;
  // As a double, the float 0.1 would be 0.10000000149011612; as the shortest text that means it, it is 0.1.
  if (type === "FLOAT") return `CAST(CAST(${column} AS VARCHAR) AS DOUBLE)`;
  if (type === "TIME WITH TIME ZONE") return `CAST(${column} AS TIME)`;
  return undefined;
}
