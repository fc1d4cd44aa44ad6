/** @file Second of two passes: the rows of all tables, each into a file of its own. */
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import type { Relation, StagingFile } from "../../file-format.ts";
import { CsvSink } from "../../scratch/csv-sink.ts";
import { distinctNames } from "../../scratch/distinct-names.ts";
import type { JsonInput } from "./json-input.ts";
import type { JsonSurvey, JsonTable } from "./survey-json.ts";
import { walkJson } from "./walk-json.ts";
import { writeRow } from "./write-row.ts";

interface OpenTable extends JsonTable {
  readonly sink: CsvSink;
}

export function writeTables(
  input: JsonInput,
  survey: JsonSurvey,
  file: StagingFile,
  context: WorkContext,
): Relation[] {
  noteFindings(survey, file);
  const tables = openTables(survey, file);
  try {
    for (const { member, line, bytes, start, end } of walkJson(input, survey, context)) {
      const table = tables.get(member);
      if (table === undefined) continue;
      const reason = table.parser.parse({ bytes, start, end });
      if (reason === undefined) writeRow(bytes, table);
      else
        file.reject(
          { table: file.table, line, reason, raw: bytes.subarray(start, end) },
          table.sink.rowCount,
        );
    }
    return [...tables.values()].map(({ sink }) => sink.finish());
  } catch (error) {
    for (const { sink } of tables.values()) sink.discard();
    throw error;
  }
}

/** A file of one table gives it its name; several are named by their keys. */
function openTables(
  { tables }: JsonSurvey,
  { scratch, shownAs, table }: StagingFile,
): Map<string, OpenTable> {
  const names = tables.size === 1 ? [table] : distinctNames([...tables.keys()]);
  const open = [...tables].map(([member, found], index) => {
    const path = join(scratch, `rows-${index}.csv`);
    const columns = found.columns.map(({ name, isText = false }) => ({ name, isText }));
    const sink = new CsvSink({ path, shownAs, table: names[index] as string, columns });
    return [member, { ...found, sink }] as const;
  });
  return new Map(open);
}

function noteFindings({ tables, leftOut }: JsonSurvey, { shownAs, note }: StagingFile): void {
  if (leftOut.length > 0)
    note(`Members of ${shownAs} that are no arrays of objects were left out: ${leftOut.join(", ")}.`);
  const duplicates = [...tables.values()].reduce((sum, table) => sum + table.duplicates, 0);
  if (duplicates > 0)
    note(`Objects of ${shownAs} name a key twice ${duplicates} times in all; the last value was taken.`);
}
