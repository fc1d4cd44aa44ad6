import fc from "fast-check";
import { expect, test } from "vitest";
import { type Given, stageBytes } from "../../testing/stage-bytes.ts";
import { jsonFormat, ndjsonFormat } from "./json-format.ts";

const stage = (json: string | Uint8Array, given: Given = {}) => stageBytes(jsonFormat, json, given);
const stageLines = (json: string | Uint8Array) => stageBytes(ndjsonFormat, json);
const stageTable = async (json: string | Uint8Array) => (await stage(json)).tables["given"];

test("an array of objects: keys that differ between rows are null, numbers keep their digits", async () => {
  const json = `[
    {"id": 12345678901234567890123, "price": 1.10, "name": "Ann", "ok": true},
    {"name": "", "id": -0, "extra": null, "price": 1e400},
    {"price": 0.1000000000000000055511151231257827, "ok": false, "extra": "x"}
  ]`;
  expect(await stage(json)).toEqual({
    tables: {
      given: {
        columns: ["id", "price", "name", "ok", "extra"],
        types: Array(5).fill("VARCHAR"),
        rows: [
          ["12345678901234567890123", "1.10", "Ann", "true", null],
          ["-0", "1e400", "", null, null],
          [null, "0.1000000000000000055511151231257827", null, "false", "x"],
        ],
      },
    },
    notes: [],
    rejects: [],
  });
});

test("strings: escapes, quotes, line ends, null and the empty string", async () => {
  const texts = ['say "hi"', "two\nlines\r\n", "\\", "é€😀", "\u0000", "", "null", "a,b", " "];
  const table = await stageTable(JSON.stringify([...texts.map((text) => ({ text })), { text: null }]));
  expect(table?.rows).toEqual([...texts, null].map((text) => [text]));
});

test("objects are spread one level; arrays and what lies deeper are JSON", async () => {
  const table = await stageTable(
    `[{"at": {"city": "Rome", "geo": { "lat" : 1 , "names" : ["a b", "c\\"d" ] }}, "tags": [ 1, 2 ]}, {"at": null, "tags": []}, {"at": {"zip": "1"}}]`,
  );
  expect(table?.columns).toEqual(["at.city", "at.geo", "at.zip", "tags"]);
  expect(table?.types).toEqual(["VARCHAR", "JSON", "VARCHAR", "JSON"]);
  expect(table?.rows).toEqual([
    ["Rome", '{"lat":1,"names":["a b","c\\"d"]}', null, "[1,2]"],
    [null, null, null, "[]"],
    [null, null, "1", null],
  ]);
});

test("plain values among nested ones are JSON too; beside objects they have a column of their own", async () => {
  expect(await stageTable('[{"a": [1]}, {"a": "x"}, {"a": 2.50}, {"a": null}]')).toMatchObject({
    types: ["JSON"],
    rows: [["[1]"], ['"x"'], ["2.50"], [null]],
  });
  expect(await stageTable('[{"a": {"b": 1}}, {"a": "x"}]')).toMatchObject({
    columns: ["a", "a.b"],
    rows: [
      [null, "1"],
      ["x", null],
    ],
  });
});

test("an object whose keys are data stays one value, and so does one that is always empty", async () => {
  const scores = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`u${i}`, i]));
  const table = await stageTable(JSON.stringify([{ scores: { u0: 1 }, none: {} }, { scores }]));
  expect(table).toMatchObject({ columns: ["scores", "none"], types: ["JSON", "JSON"] });
  expect(table?.rows[1]?.[0]).toBe(JSON.stringify(scores));
});

test("an object of arrays of objects is several tables; what else it holds is named", async () => {
  const { tables, notes } = await stage(
    '{"version": 1, "people": [{"id": 1}, {"id": 2}], "none": [], "words": ["a"], "pets": [{"name": "Rex"}]}',
  );
  expect(tables).toMatchObject({
    people: { rows: [["1"], ["2"]] },
    pets: { columns: ["name"], rows: [["Rex"]] },
  });
  expect(Object.keys(tables)).toEqual(["people", "pets"]);
  expect(notes).toEqual([
    "Members of given.json that are no arrays of objects were left out: version, none, words.",
  ]);
});

test("one array of objects in an object gives a table of the file's name", async () => {
  expect((await stage('{"ok": true, "data": [{"a": 1}]}')).tables).toMatchObject({
    given: { rows: [["1"]] },
  });
});

test("a single object is one row, rows that are no objects a column", async () => {
  expect(await stageTable('{"a": 1, "b": {"c": [2]}}')).toMatchObject({
    columns: ["a", "b.c"],
    rows: [["1", "[2]"]],
  });
  expect(await stageTable('[1, "x", null, [2, 3]]')).toMatchObject({
    columns: ["value"],
    rows: [["1"], ['"x"'], [null], ["[2,3]"]],
  });
});

test("one object a line, whatever the extension; blank lines and the missing last line end are nothing", async () => {
  const lines = '{"a":1,"b":"x"}\r\n\n{"b":"y"}\n  \n{"a":3}';
  const rows = [
    ["1", "x"],
    [null, "y"],
    ["3", null],
  ];
  expect((await stageLines(lines)).tables["given"]?.rows).toEqual(rows);
  expect((await stageTable(lines))?.rows).toEqual(rows);
});

test("broken lines are set aside with their number and the reason, and bring no columns", async () => {
  const broken: [string, string][] = [
    ['{"a":1,"odd":}', "a value is missing or none"],
    ['{"a":1', "a comma or a closing bracket is missing"],
    ["{", "a key in quotes is missing"],
    ['{"a" 1}', "a colon is missing"],
    ['{"a":01}', "a value is missing or none"],
    ['{"a":1}}', "something follows behind the value"],
    ['{"a":"x}', "a text is not closed"],
    ['{"a":"\\x"}', "a backslash escapes nothing"],
    ['{"a":"\\u12g4"}', "a backslash escapes nothing"],
    ['{"a":"\u0001"}', "a control character stands in a text"],
    ['{"a":[1,]}', "a value is missing or none"],
    ["{'a':1}", "a key in quotes is missing"],
    ['{"a":tru}', "a value is missing or none"],
    [`{"a":${"[".repeat(100_000)}`, "it is nested more than 256 deep"],
  ];
  const lines = ['{"a":1}', ...broken.map(([line]) => line), '{"a":2}'].join("\n");
  const { tables, rejects } = await stageLines(lines);
  expect(tables["given"]).toMatchObject({ columns: ["a"], rows: [["1"], ["2"]] });
  expect(rejects).toEqual(broken.map(([, reason], index) => ({ line: index + 2, reason })));
});

test("a line in another encoding is set aside", async () => {
  const { tables, rejects } = await stageLines(Buffer.from('{"a":"é"}\n{"a":"x"}', "latin1"));
  expect(tables["given"]?.rows).toEqual([["x"]]);
  expect(rejects).toEqual([{ line: 1, reason: "it is not UTF-8" }]);
});

test("of keys that come twice the last value counts, which is said", async () => {
  const { tables, notes } = await stage('[{"a": 1, "a": 2, "o": {"x": 1, "x": 3}}, {"a": 4}]');
  expect(tables["given"]?.rows).toEqual([
    ["2", "3"],
    ["4", null],
  ]);
  expect(notes).toEqual(["Objects of given.json name a key twice 2 times in all; the last value was taken."]);
});

test("keys that differ in case, have escapes, are empty, or belong to prototypes", async () => {
  const table = await stageTable(
    '[{"id":1,"ID":2,"\\u00e9":3,"":4,"__proto__":5,"constructor":6},{"é":7,"toString":8}]',
  );
  expect(table?.columns).toEqual(["id", "ID_2", "é", "column_4", "__proto__", "constructor", "toString"]);
  expect(table?.rows).toEqual([
    ["1", "2", "3", "4", "5", "6", null],
    [null, null, "7", null, null, null, "8"],
  ]);
});

test("NaN as Python writes it is null, infinities stay", async () => {
  expect((await stageTable('[{"a": NaN, "b": -Infinity}]'))?.rows).toEqual([[null, "-Infinity"]]);
});

test.each([
  ["UTF-8 with a mark", Buffer.from('\ufeff[{"a":"é"}]')],
  ["UTF-16 LE with a mark", Buffer.from('\ufeff[{"a":"é"}]', "utf16le")],
  ["UTF-16 LE without", Buffer.from('[{"a":"é"}]', "utf16le")],
  ["UTF-16 BE", Buffer.from('[{"a":"é"}]', "utf16le").swap16()],
])("%s", async (_, bytes) => {
  expect((await stageTable(bytes))?.rows).toEqual([["é"]]);
});

test("an encoding that only the user can know", async () => {
  const bytes = Buffer.from('[{"a":"é"}]', "latin1");
  const { tables } = await stage(bytes, { options: { encoding: "windows-1252" } });
  expect(tables["given"]?.rows).toEqual([["é"]]);
});

test("rows across the borders of the window, and one larger than it", async () => {
  const long = 'é"x'.repeat(600_000);
  const rows = Array.from({ length: 3_000 }, (_, i) => ({ i, text: i === 1_500 ? long : "y".repeat(i) }));
  const expected = rows.map(({ i, text }) => [String(i), text]);
  for (const json of [JSON.stringify(rows), JSON.stringify({ rows })])
    expect((await stageTable(json))?.rows).toEqual(expected);
  expect((await stageLines(rows.map((row) => JSON.stringify(row)).join("\n"))).tables["given"]?.rows).toEqual(
    expected,
  );
});

test.each([
  ["nothing", "json-empty", ""],
  ["white space", "json-empty", " \n"],
  ["an empty array", "json-empty", "[]"],
  ["empty objects", "json-empty", "[{}, {}]"],
  ["a lone text", "json-empty", '"x"'],
  ["depth 100,000 of arrays", "json-too-deep", "[".repeat(100_000)],
  ["depth 100,000 of objects", "json-too-deep", '{"a":'.repeat(100_000)],
  ["depth 100,000, closed", "json-too-deep", `[${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}]`],
  ["a string of 100 MB", "row-too-large", `[{"a":"${"x".repeat(100_000_000)}"}]`],
  ["a string of 100 MB in an object", "row-too-large", `{"a":"${"x".repeat(100_000_000)}"}`],
  ["an array cut off", "json-syntax", '[{"a":1},'],
  ["an array cut off within a row", "json-syntax", '[{"a":1},{"a"'],
  ["an object cut off", "json-syntax", '{"a":[{"b":1}'],
  ["rows without commas", "json-syntax", '[{"a":1} {"a":2}]'],
  ["something behind the array", "json-syntax", '[{"a":1}] x'],
  ["a row of another encoding", "json-syntax", Buffer.from('[{"a":"é"}]', "latin1")],
  ["no JSON", "json-syntax", "id,name\n1,2\n"],
  ["UTF-16 cut off", "encoding-wrong", Buffer.from('[{"a":1}] ', "utf16le").subarray(0, 19)],
  [
    "more keys than columns can be",
    "json-too-varied",
    JSON.stringify([Object.fromEntries(Array.from({ length: 20_002 }, (_, i) => [`k${i}`, 1]))]),
  ],
])("%s is refused as %s", async (_, code, json) => {
  await expect(stage(json)).rejects.toMatchObject({ code });
});

test("a line of 100 MB is refused, not held", async () => {
  await expect(stageLines(`{"a":"${"x".repeat(100_000_000)}"}\n`)).rejects.toMatchObject({
    code: "row-too-large",
  });
});

test("every truncation of an array is told", async () => {
  const json = '[{"a": 1, "b": ["x", {"c": null}]}, {"a": "é\\n"}]';
  for (let length = 0; length < Buffer.byteLength(json); length++)
    await expect(stage(Buffer.from(json).subarray(0, length))).rejects.toMatchObject({
      code: expect.stringMatching(/^json-(syntax|empty)$/),
    });
});

test("what JSON.stringify writes is read back", async () => {
  const scalar = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
  const row = fc.dictionary(fc.constantFrom("a", "b", "c"), value, { minKeys: 1 });
  const wellFormed = (text: string) => Buffer.from(text).toString("utf8");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const given = JSON.parse(wellFormed(JSON.stringify(rows))) as Record<string, unknown>[];
      const table = (await stageTable(JSON.stringify(given, null, 1)))!;
      const isNested = (name: string) => table.types[table.columns.indexOf(name)] === "JSON";
      const expected = given.map((each) =>
        table.columns.map((name) => {
          const cell = each[name] ?? null;
          if (cell === null) return null;
          return isNested(name) || typeof cell !== "string" ? JSON.stringify(cell) : cell;
        }),
      );
      expect(table.rows).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
