import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readGiven } from "../../../testing/read-given.ts";

const people = "id,name,born\n1,Ada,1815-12-10\n2,Émile,1840-04-02\n";
const peopleRows = [
  ["1", "Ada", "1815-12-10"],
  ["2", "Émile", "1840-04-02"],
];

test("delimiters, quotes and line ends are found", async () => {
  const written = [
    people,
    people.replaceAll(",", ";"),
    people.replaceAll(",", "\t"),
    people.replaceAll(",", "|"),
    people.replaceAll("\n", "\r\n"),
    people.replaceAll("\n", "\r"),
    people.replaceAll(/[^,\n]+/g, '"$&"'),
    people.replaceAll(/[^,\n]+/g, "'$&'"),
    `sep=;\n${people.replaceAll(",", ";")}`,
    `Report of people\n\n${people}`,
  ];
  for (const text of written) {
    const { rows, kinds } = await readGiven({ "people.csv": text });
    expect({ text, rows }).toEqual({ text, rows: peopleRows });
    expect(kinds).toEqual({ id: "int32", name: "text", born: "datetime" });
  }
});

test("encodings are found: UTF-8 with and without mark, UTF-16 either way, Windows' own", async () => {
  const utf16 = Buffer.from(people, "utf16le");
  const files = [
    Buffer.from(`\uFEFF${people}`),
    Buffer.concat([Buffer.of(0xff, 0xfe), utf16]),
    Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()]),
    utf16,
    Buffer.from(people, "latin1"),
  ];
  for (const bytes of files) expect((await readGiven({ "people.csv": bytes })).rows).toEqual(peopleRows);
});

test("commas inside numbers do not win over the semicolons between them", async () => {
  const { rows } = await readGiven({ "a.csv": "1,5;2,5\n3,5;4,5\n5,5;6,25\n" });
  expect(rows[0]).toEqual(["1,5", "2,5"]);
});

test("a file without header gets names, years as a header stay one", async () => {
  const bare = await readGiven({ "a.csv": "1,Ada\n2,Bob\n3,Eve\n" });
  expect(Object.keys(bare.kinds)).toEqual(["column_1", "column_2"]);
  expect(bare.rows).toHaveLength(3);
  expect(bare.summary.notes).toEqual([
    expect.stringMatching(/a\.csv has no header: its columns are called column_1 to column_2\.$/),
  ]);
  const years = await readGiven({ "a.csv": "country,2001,2002,2003\nCZ,1,2,3\nDE,4,5,6\n" });
  expect([...years.table.columns.keys()]).toEqual(["country", "2001", "2002", "2003"]);
  const told = await readGiven({ "a.csv": "x,y\na,b\n" }, { format: { header: "false" } });
  expect(told.rows).toEqual([
    ["x", "y"],
    ["a", "b"],
  ]);
});

test("empty and repeated names of columns are told apart, and said so", async () => {
  const { kinds, summary } = await readGiven({ "a.csv": ",id,id,Id\n0,1,2,x\n1,2,3,y\n" });
  expect(Object.keys(kinds)).toEqual(["column_1", "id", "id_2", "Id_3"]);
  expect(summary.notes?.[0]).toMatch(/^3 columns of .*a\.csv had no name or that of another/);
});

test("nothing, and nothing but a header", async () => {
  await expect(readGiven({ "a.csv": "" })).rejects.toMatchObject({ code: "file-empty" });
  const { table, kinds } = await readGiven({ "a.csv": "id,name\n" });
  expect(table.rowCount).toBe(0);
  expect(kinds).toEqual({ id: "text", name: "text" });
});

test("null, the empty string, leading zeros, huge numbers, dates that are none", async () => {
  const text = 'zip,big,wide,day,note\n01234,1e400,123456789012345678,0000-00-00,""\n00501,1,2,2024-01-01,\n';
  const { kinds, rows } = await readGiven({ "a.csv": text });
  expect(kinds).toEqual({ zip: "text", big: "text", wide: "int64", day: "text", note: "text" });
  expect(rows).toEqual([
    ["01234", "1e400", "123456789012345678", "0000-00-00", ""],
    ["00501", "1", "2", "2024-01-01", null],
  ]);
});

test("few wrong rows are set aside in a file, and reading goes on", async () => {
  const rejectsFolder = mkdtempSync(join(tmpdir(), "rejects-"));
  onTestFinished(() => rmSync(rejectsFolder, { recursive: true }));
  const lines = Array.from({ length: 1_000 }, (_, index) => `${index},row ${index}`);
  lines[500] = "500,too,many";
  lines[600] = '600,"quote"behind';
  lines[700] = "700,with \0 inside";
  const bytes = Buffer.concat([
    Buffer.from(`id,text\n${lines.join("\n")}\n`),
    Buffer.from("1000,caf\xe9\n", "latin1"),
  ]);
  const withAccents = Buffer.concat([bytes, Buffer.from("7,é\n".repeat(20))]);
  const { table, summary } = await readGiven({ "a.csv": withAccents }, { rejectsFolder });
  expect(table.rowCount).toBe(1_017);
  const file = join(rejectsFolder, "a.rejected.ndjson");
  expect(summary.rejected).toEqual({ count: 4, file, firstLine: 502, firstReason: "3 fields instead of 2" });
  const kept = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(kept.map(({ line, reason, column }) => [line, reason, column])).toEqual([
    [502, "3 fields instead of 2", undefined],
    [602, "text behind a closing quote", undefined],
    [702, "a NUL byte", "text"],
    [1002, "letters that are not UTF-8", "text"],
  ]);
  expect(kept[0].row).toBe("500,too,many\n");
});

test("too many wrong rows are an error that names file, line, reason, and no value", async () => {
  const text = "id,name,age\n1,secret\n2,secret,3\n";
  await expect(readGiven({ "people.csv": text })).rejects.toMatchObject({
    code: "too-many-rejected",
    message: expect.stringMatching(
      /^1 of the first 2 rows of ".*people\.csv" cannot be read; the first is in line 2: 2 fields instead of 3\.$/,
    ),
  });
});

test("a cell of 30 MB, and ten thousand columns", async () => {
  const cell = "x".repeat(30e6);
  const { rows } = await readGiven({ "a.csv": `id,text\n1,"${cell}"\n2,y\n` });
  expect(rows[0]?.[1]?.length).toBe(cell.length);
  const wide = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",");
  const { table } = await readGiven({ "a.csv": `${wide}\n${wide.replaceAll("c", "")}\n` });
  expect(table.columns.size).toBe(10_000);
});

test("a sample is seeded, and columns can be chosen", async () => {
  const text = `id,name\n${Array.from({ length: 5_000 }, (_, index) => `${index},n${index % 7}`).join("\n")}\n`;
  const read = (seed: number) =>
    readGiven({ "a.csv": text }, {}, { sample: { share: 0.1, seed }, columns: ["id"] });
  const [first, again, other] = [await read(1), await read(1), await read(2)];
  expect(Object.keys(first.kinds)).toEqual(["id"]);
  expect(first.rows).toEqual(again.rows);
  expect(first.rows).not.toEqual(other.rows);
  expect(first.table.rowCount).toBeGreaterThan(400);
  expect(first.table.rowCount).toBeLessThan(600);
  expect(first.summary.sampled).toBe("about 10 % of the rows");
});

test("options say what cannot be found", async () => {
  const { rows } = await readGiven({ "a.csv": "a~b\n1~2\n" }, { format: { delimiter: "~" } });
  expect(rows).toEqual([["1", "2"]]);
  const cyrillic = Buffer.of(0x69, 0x64, 0x0a, 0xe4, 0xe0, 0x0a);
  const { rows: russian } = await readGiven({ "a.csv": cyrillic }, { format: { encoding: "windows-1251" } });
  expect(russian).toEqual([["да"]]);
  await expect(readGiven({ "a.csv": "a\n" }, { format: { delimiter: "ab" } })).rejects.toMatchObject({
    code: "csv-option",
  });
});
