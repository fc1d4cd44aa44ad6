import { quoteName, quoteText } from "../../duckdb/quote.ts";
import type { Relation } from "../file-format.ts";
import type { SinkTarget } from "./csv-sink.ts";
import { distinctNames } from "./distinct-names.ts";

/** DuckDB's own default; its read buffer is 16 times this, so it is raised only where a row needs it. */
const DEFAULT_LINE_BYTES = 2_097_152;

const DIALECT = [
  "auto_detect=false, header=false, delim=',', quote='\"', escape='\"', new_line='\\n'",
  "nullstr='', allow_quoted_nulls=false",
].join(", ");

/** What a `CsvSink` wrote, as DuckDB reads it: null and the empty string stay two things. */
export function relateCsv({ path, table, columns }: SinkTarget, longestRow: number): Relation {
  const names = distinctNames(columns.map(({ name }) => name));
  const fields = names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(", ");
  const lineBytes =
    longestRow > DEFAULT_LINE_BYTES ? `, max_line_size=${longestRow}, buffer_size=${2 * longestRow}` : "";
  const read = `read_csv(${quoteText(path)}, ${DIALECT}, columns={${fields}}${lineBytes})`;
  if (!columns.some(({ json }) => json)) return { table, sql: read, untyped: true };
  const values = columns.map(({ json }, index) => {
    const name = quoteName(names[index] as string);
    return json ? `CAST(${name} AS JSON) AS ${name}` : name;
  });
  return { table, sql: `(SELECT ${values.join(", ")} FROM ${read})`, untyped: true };
}
