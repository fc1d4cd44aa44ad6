import { expect, test } from "vitest";
import { buildZip } from "../../containers/zip/testing/build-zip.ts";
import { type Given, stageBytes } from "../../testing/stage-bytes.ts";
import { buildXlsx, writeRowsXml, type XlsxBook } from "./testing/build-xlsx.ts";
import { xlsxFormat } from "./xlsx-format.ts";

const stage = (book: XlsxBook | Uint8Array, given: Given = {}) =>
  stageBytes(xlsxFormat, book instanceof Uint8Array ? book : buildXlsx(book), given);
const stageRows = async (rows: string, book: Partial<XlsxBook> = {}) =>
  (await stage({ sheets: [{ name: "Sheet1", rows }], ...book })).tables["given"];

test("every kind of cell", async () => {
  const header = [
    "shared",
    "rich",
    "inline",
    "formula",
    "truth",
    "number",
    "whole",
    "date",
    "stamp",
    "error",
    "iso",
  ];
  const shared = [
    "<si><t>plain &lt;&amp;&gt;</t></si>",
    "<si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space='preserve'> text</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si>",
    "<si><t>tab_x0009_ and _x000D_</t></si>",
    "<si/>",
  ];
  const rows = `${writeRowsXml([header])}
    <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>
      <c r="D2" t="str"><f>A2&amp;"x"</f><v>computed</v></c><c r="E2" t="b"><v>1</v></c><c r="F2"><v>1.1000000000000001</v></c>
      <c r="G2" t="n"><v>12345678901234567</v></c><c r="H2" s="1"><v>45296</v></c><c r="I2" s="2"><f>NOW()</f><v>45296.75</v></c>
      <c r="J2" t="e"><v>#N/A</v></c><c r="K2" t="d"><v>2024-01-05</v></c></row>
    <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="E4" t="b"><v>0</v></c><c r="F4"><v>1E-3</v></c><c r="D4"><f>B2</f></c></row>`;
  const { tables, notes } = await stage({
    sheets: [{ name: "S", rows }],
    shared,
    formats: [14, "yyyy-mm-dd hh:mm"],
  });
  expect(tables["given"]?.columns).toEqual(header);
  expect(tables["given"]?.rows).toEqual([
    [
      "plain <&>",
      "rich  text",
      "inline",
      "computed",
      "true",
      "1.1",
      "12345678901234567",
      "2024-01-05",
      "2024-01-05 18:00:00",
      null,
      "2024-01-05",
    ],
    ["tab\t and \r", null, null, null, "false", "0.001", null, null, null, null, null],
  ]);
  expect(notes).toEqual([
    'Sheet "S" of given.xlsx: 1 cells hold an error such as #N/A and were read as null.',
    'Sheet "S" of given.xlsx: 1 formulas were saved without their values and read as null; open and save it in Excel.',
  ]);
});

test("titles, empty rows and empty columns around a table are left out", async () => {
  const rows = [
    [null, "Sales of the year"],
    [null, "in EUR"],
    [],
    [null, "city", null, "sum"],
    [null, "Rome", null, 5],
    [],
    [null, "Oslo", null, null],
  ];
  const { tables, notes } = await stage({ sheets: [{ name: "S", rows: writeRowsXml(rows) }] });
  expect(tables["given"]).toMatchObject({
    columns: ["city", "sum"],
    rows: [
      ["Rome", "5"],
      ["Oslo", null],
    ],
  });
  expect(notes).toEqual(['Sheet "S" of given.xlsx: its first 2 rows were taken for titles and left out.']);
});

test("a header of one column, one without text, and one with gaps and repetitions", async () => {
  expect(await stageRows(writeRowsXml([["name"], ["Ann"], [7]]))).toMatchObject({
    columns: ["name"],
    rows: [["Ann"], ["7"]],
  });
  expect(
    await stageRows(
      writeRowsXml([
        [1, 2],
        [3, 4],
      ]),
    ),
  ).toMatchObject({
    columns: ["column_1", "column_2"],
    rows: [
      ["1", "2"],
      ["3", "4"],
    ],
  });
  const table = await stageRows(
    writeRowsXml([
      ["a", null, "A", "b"],
      [1, 2, 3, 4],
    ]),
  );
  expect(table?.columns).toEqual(["a", "column_2", "A_2", "b"]);
});

test("cells that turn up beside the table late are counted, not mixed in", async () => {
  const rows = [
    ["a", "b"],
    ...Array.from({ length: 60 }, (_, i) => [i, i]),
    [7, 8, "note"],
    [null, null, null, "x"],
  ];
  const { tables, notes } = await stage({ sheets: [{ name: "S", rows: writeRowsXml(rows) }] });
  expect(tables["given"]?.columns).toEqual(["a", "b"]);
  expect(tables["given"]?.rows).toHaveLength(61);
  expect(notes).toEqual([
    'Sheet "S" of given.xlsx: 2 cells outside of the columns of its first rows were left out.',
  ]);
});

test("several sheets are tables by their names; hidden and empty ones are none", async () => {
  const rows = writeRowsXml([["a"], [1]]);
  const { tables, notes } = await stage({
    sheets: [
      { name: "People", rows },
      { name: "Lists", rows, state: "veryHidden" },
      { name: "people", rows },
      { name: "Empty", rows: "<row r='3'/>" },
    ],
  });
  expect(Object.keys(tables)).toEqual(["People", "people_2"]);
  expect(notes).toEqual(['Sheet "Lists" of given.xlsx is hidden and was left out.']);
});

test("the calendar of 1904", async () => {
  const rows = `${writeRowsXml([["day"]])}<row><c s="1"><v>43834</v></c></row>`;
  expect((await stageRows(rows, { date1904: true, formats: [14] }))?.rows).toEqual([["2024-01-05"]]);
});

test("prefixed elements, as other libraries write them", async () => {
  const rows = writeRowsXml([["a"], [1.5]]).replace(/<(\/?)(\w)/g, "<$1x:$2");
  const part = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
  const book = {
    sheets: [{ name: "S", rows: "" }],
    parts: [{ name: "xl/worksheets/sheet1.xml", data: part }],
  };
  expect((await stage(book)).tables["given"]?.rows).toEqual([["1.5"]]);
});

const good = { sheets: [{ name: "S", rows: writeRowsXml([["a"], [1]]) }] };
const sheetPart = (data: string) => ({ ...good, parts: [{ name: "xl/worksheets/sheet1.xml", data }] });
const compound = (text: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(2 ** 20),
    Buffer.from(text, "utf16le"),
  ]);

test.each([
  ["no workbook but text", "xlsx-foreign", Buffer.from("id,name\n1,2\n")],
  ["an empty file", "xlsx-foreign", Buffer.alloc(0)],
  ["another archive", "xlsx-foreign", buildZip([{ name: "a.csv", data: "x" }])],
  [
    "an archive of another office program",
    "spreadsheet-format-old",
    buildZip([{ name: "content.xml" }, { name: "mimetype" }]),
  ],
  [
    "a binary workbook",
    "spreadsheet-format-old",
    buildXlsx({ ...good, parts: [{ name: "xl/workbook.bin" }] }),
  ],
  ["a workbook of 1997", "spreadsheet-format-old", compound("Workbook")],
  ["a workbook behind a password", "xlsx-encrypted", compound("EncryptedPackage")],
  ["sheets without cells", "xlsx-empty", buildXlsx({ sheets: [{ name: "S", rows: "" }] })],
  [
    "a document type in a sheet",
    "xml-doctype",
    buildXlsx(sheetPart('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')),
  ],
  ["a sheet cut off", "xml-syntax", buildXlsx(sheetPart("<worksheet><sheetData><row>"))],
  [
    "a shared string that is not there",
    "xlsx-cell-invalid",
    buildXlsx(sheetPart('<w><row><c t="s"><v>3</v></c></row></w>')),
  ],
  [
    "a column that is not there",
    "xlsx-cell-invalid",
    buildXlsx(sheetPart('<w><row><c r="XFE1"><v>3</v></c></row></w>')),
  ],
  [
    "a sheet that expands without end",
    "archive-too-large",
    buildXlsx(sheetPart(`<w>${`<a>${" ".repeat(1_000_000)}</a>`.repeat(100)}</w>`)),
  ],
])("%s is refused as %s", async (_, code, bytes) => {
  await expect(stage(bytes)).rejects.toMatchObject({ code });
});

test("every truncation is told", async () => {
  const whole = buildXlsx(good);
  for (let length = 0; length < whole.length; length += 7)
    await expect(stage(whole.subarray(0, length))).rejects.toMatchObject({
      code: expect.stringMatching(/^(archive-damaged|xlsx-foreign)$/),
    });
});

test("a file is known by its first bytes", () => {
  expect(xlsxFormat.recognises?.(buildXlsx(good))).toBe(true);
  expect(xlsxFormat.recognises?.(compound(""))).toBe(true);
  expect(xlsxFormat.recognises?.(buildZip([{ name: "a.csv" }]))).toBe(false);
});
