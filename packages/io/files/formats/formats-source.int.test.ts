/** @file The formats through the connector: child process, types, rows set aside, archives. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSource } from "../../open-source.ts";
import { readDatabase } from "../../read-table.ts";
import { givenFiles } from "../../testing/given-files.ts";
import { buildZip } from "../containers/zip/testing/build-zip.ts";
import { buildXlsx, writeRowsXml } from "./xlsx/testing/build-xlsx.ts";

const workbook = buildXlsx({
  sheets: [
    {
      name: "People",
      rows: writeRowsXml([
        ["id", "name"],
        [1, "Ann"],
        [2, "Bö"],
      ]),
    },
    {
      name: "Pets",
      rows: writeRowsXml([
        ["id", "owner"],
        [1, 2],
      ]),
    },
  ],
});
const files = {
  "book.xlsx": workbook,
  "arrays.json": '{"a": [{"x": 1.50}, {"x": null}], "b": [{"y": [1, 2]}]}',
  "lines.ndjson": '{"d": "2024-01-05", "t": ""}\n{"d": null, "t": "x"}\n',
  "rows.xml": "<rows><row id='1'><ok>true</ok></row><row id='2'><ok>false</ok></row></rows>",
};

/** Kinds of columns by table, as a short text. */
async function readKinds(path: string): Promise<Record<string, string>> {
  const source = await openSource(path);
  try {
    const { database } = await readDatabase(source);
    const describe = [...database].map(([name, { columns, rowCount }]) => {
      const kinds = [...columns].map(([column, { kind }]) => `${column} ${kind}`);
      return [name, `${rowCount} × ${kinds.join(", ")}`] as const;
    });
    return Object.fromEntries(describe);
  } finally {
    await source.close();
  }
}

const expected = {
  People: "2 × id int32, name text",
  Pets: "1 × id int32, owner int32",
  a: "2 × x float64",
  b: "1 × y text",
  lines: "2 × d datetime, t text",
  rows: "2 × id int32, ok boolean",
};

test("a folder of all formats is one database", async () => {
  expect(await readKinds(givenFiles(files))).toEqual(expected);
});

test("so is a zip archive of them", async () => {
  const parts = Object.entries(files).map(([name, data]) => ({ name: `export/${name}`, data }));
  const folder = givenFiles({ "all.zip": buildZip(parts) });
  expect(await readKinds(join(folder, "all.zip"))).toEqual(expected);
});

test("broken lines are set aside below the limit, and refused above it", async () => {
  const lines = Array.from({ length: 3_000 }, (_, i) => (i % 150 === 7 ? `{"a":` : `{"a":${i}}`)).join("\n");
  const folder = givenFiles({ "x.ndjson": lines });
  const rejectsFolder = join(folder, "aside");
  const source = await openSource(folder, { rejectsFolder });
  const { summaries } = await readDatabase(source);
  await source.close();
  const { rejected, rowCount } = summaries.get("x")!;
  expect(rowCount).toBe(2_980);
  expect(rejected).toMatchObject({ count: 20, firstLine: 8 });
  expect(readFileSync(rejected?.file as string, "utf8").split("\n")[0]).toContain('"row":"{\\"a\\":"');
  const strict = await openSource(folder, { rejectShare: 0.005 });
  await expect(readDatabase(strict)).rejects.toMatchObject({ code: "too-many-rejected" });
  await strict.close();
});

test("more than a thousand broken lines among many are not too many", async () => {
  const lines = Array.from({ length: 150_000 }, (_, i) => (i % 125 === 124 ? "{" : '{"a":1}')).join("\n");
  const source = await openSource(givenFiles({ "x.ndjson": lines }));
  const { summaries } = await readDatabase(source);
  await source.close();
  expect(summaries.get("x")).toMatchObject({ rowCount: 148_800, rejected: { count: 1_200 } });
});

test.each([
  ["bomb.zip", "archive-too-large", buildZip([{ name: "a.csv", data: Buffer.alloc(2 ** 27) }])],
  ["slip.zip", "archive-name-unsafe", buildZip([{ name: "../a.csv", data: "id\n1\n" }])],
  ["old.xls", "spreadsheet-format-old", Buffer.from("d0cf11e0a1b11ae1", "hex")],
  ["deep.json", "json-too-deep", "[".repeat(100_000)],
  ["laughs.xml", "xml-doctype", '<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>'],
  ["cut.parquet", "file-damaged", "PAR1"],
])("%s is refused as %s by the caller", async (name, code, bytes) => {
  const folder = givenFiles({ [name]: bytes });
  const read = async () => {
    const source = await openSource(join(folder, name));
    await readDatabase(source).finally(() => source.close());
  };
  await expect(read()).rejects.toMatchObject({ code });
});
