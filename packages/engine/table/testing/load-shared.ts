/**
 * @file For tests and benchmarks: the collection of real tables, where this machine has one. It is looked for
 * beside the repository; tests that need it are skipped by name when it is absent. The reader here is small and
 * slow on purpose: the engine may not import the readers of `io`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { TextColumn } from "../column/column.ts";
import { Dictionary } from "../column/dictionary.ts";
import { interpretText } from "../interpret/interpret-text.ts";
import { type Database, makeTable, type Table } from "../table.ts";

const folder = resolve(import.meta.dirname, "../../../../../shared/data");

export const hasSharedData = existsSync(join(folder, "MANIFEST.json"));

export function listShared(kind: "single" | "relational"): string[] {
  if (!hasSharedData) return [];
  const names = readdirSync(join(folder, kind)).map((file) => file.replace(/\.(csv\.gz|json)$/, ""));
  return [...new Set(names)].sort();
}

export function loadSharedTable(name: string): Table {
  return readTable(join(folder, "single", `${name}.csv.gz`), name);
}

export function loadSharedDatabase(name: string): Database {
  const files = readdirSync(join(folder, "relational", name)).filter((file) => file.endsWith(".csv.gz"));
  return new Map(
    files.sort().map((file) => {
      const table = file.replace(".csv.gz", "");
      return [table, readTable(join(folder, "relational", name, file), table)];
    }),
  );
}

/** What the collection says about a table (columns) or a database (tables, foreign_keys). */
export function readSharedDescription(kind: "single" | "relational", name: string): unknown {
  const file = kind === "single" ? join(kind, `${name}.json`) : join(kind, name, "metadata.json");
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}

function readTable(path: string, name: string): Table {
  const [header = [], ...rows] = parseCsv(gunzipSync(readFileSync(path)).toString("utf8"));
  return makeTable(
    name,
    header.map((column, index) => [column, interpretText(collect(rows.map((row) => row[index] ?? "")))]),
  );
}

function collect(cells: readonly string[]): TextColumn {
  const codeOf = new Map<string, number>();
  const nulls = Uint8Array.from(cells, (cell) => (cell === "" ? 1 : 0));
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === "") return 0;
    const code = codeOf.get(cell) ?? codeOf.size;
    codeOf.set(cell, code);
    return code;
  });
  const dictionary = Dictionary.of([...codeOf.keys()]);
  return { kind: "text", length: cells.length, codes, dictionary, ...(nulls.includes(1) && { nulls }) };
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    if (row.length > 1 || row[0] !== "" || end !== "") rows.push(row);
    row = [];
  }
  return rows;
}
