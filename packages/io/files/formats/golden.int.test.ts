/** @file Files as other libraries write them (scripts/golden/files), read and compared with what was written. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { expect, test } from "vitest";
import { stageFile } from "../testing/stage-bytes.ts";
import { chooseFormat } from "./index.ts";

interface Expected {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const SUFFIX = ".expected.json";
const fixtures = ["json", "parquet", "xlsx", "xml"].flatMap((format) => {
  const folder = join(import.meta.dirname, format, "fixtures");
  const expectations = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  return expectations.map((name) => [name.slice(0, -SUFFIX.length), folder] as const);
});

test.each(fixtures)("%s", async (name, folder) => {
  const path = join(folder, name);
  const expected = JSON.parse(readFileSync(path + SUFFIX, "utf8")) as Record<string, Expected>;
  const extension = extname(name);
  const format = await chooseFormat(path, extension, name);
  const { tables } = await stageFile(format, path, { shownAs: name, table: basename(name, extension) });
  expect(Object.keys(tables)).toEqual(Object.keys(expected));
  for (const [table, { columns, rows }] of Object.entries(expected)) {
    expect(tables[table]?.columns).toEqual(columns);
    expect(tables[table]?.rows).toEqual(extension === ".parquet" ? rows : rows.map(asTexts));
  }
  const contents = await chooseFormat(path, "", name);
  expect(contents.name.replace("ndjson", "json")).toBe(format.name.replace("ndjson", "json"));
});

/** Formats without types tell numbers as text. */
function asTexts(row: readonly unknown[]): unknown[] {
  return row.map((value) => (typeof value === "number" ? String(value) : value));
}
