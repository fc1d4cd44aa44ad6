/** @file Runs a format on bytes and reads what it made with DuckDB: how the tests of formats see them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { quoteText } from "../../duckdb/quote.ts";
import type { CsvFile, FileFormat, RejectedRow, Relation } from "../file-format.ts";

export interface StagedTable {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly unknown[][];
}

export interface Staged {
  readonly tables: Readonly<Record<string, StagedTable>>;
  readonly notes: readonly string[];
  readonly rejects: readonly Omit<RejectedRow, "raw" | "table">[];
}

export interface Given {
  readonly options?: Readonly<Record<string, string>>;
  /** The file as the user named it. */
  readonly shownAs?: string;
  readonly table?: string;
}

/** Values come as DuckDB writes them in JSON: wide integers and decimals as text. */
export async function stageBytes(
  format: FileFormat,
  bytes: string | Uint8Array,
  given: Given = {},
): Promise<Staged> {
  const folder = mkdtempSync(join(tmpdir(), "stage-"));
  try {
    const path = join(folder, "given");
    writeFileSync(path, bytes);
    return await stageFile(format, path, given);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function stageFile(format: FileFormat, path: string, given: Given = {}): Promise<Staged> {
  const scratch = mkdtempSync(join(tmpdir(), "scratch-"));
  const notes: string[] = [];
  const rejects: Omit<RejectedRow, "raw" | "table">[] = [];
  try {
    const relations = await format.stage(
      {
        path,
        shownAs: given.shownAs ?? `given${format.extensions[0]}`,
        table: given.table ?? "given",
        scratch,
        options: given.options ?? {},
        note: (text) => notes.push(text),
        reject: ({ line, reason }) => rejects.push({ line, reason }),
      },
      {},
    );
    const tables: Record<string, StagedTable> = {};
    for (const relation of relations) tables[relation.table] = await readRelation(relation);
    return { tables, notes, rejects };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export async function readRelation(relation: Relation): Promise<StagedTable> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `SELECT * FROM ${"sql" in relation ? relation.sql : readCsv(relation.csv)}`,
    );
    const types = reader.columnTypes().map((type) => type.alias ?? String(type));
    return { columns: reader.columnNames(), types, rows: reader.getRowsJson() };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** DuckDB's CSV reader instead of ours: a second opinion on what the formats write. */
function readCsv({ path, columns, delimiter, quote, newline, ...file }: CsvFile): string {
  const dialect = `delim='${delimiter}', quote='${quote}', escape='${file.escape}', new_line='${newline === "\n" ? "\\n" : "\\r"}'`;
  const fields = columns.map(({ name, isText }) => `${quoteText(name)}: '${isText ? "JSON" : "VARCHAR"}'`);
  const nulls = "nullstr='', allow_quoted_nulls=false, max_line_size=20000000, buffer_size=40000000";
  return `read_csv(${quoteText(path)}, auto_detect=false, header=false, ${dialect}, ${nulls}, columns={${fields.join(", ")}})`;
}
