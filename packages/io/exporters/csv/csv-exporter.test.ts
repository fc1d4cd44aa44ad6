import { type Column, columnFromValues, type DatetimeColumn, makeTable } from "@semblance/engine/table";
import { expect, test } from "vitest";
import { encodeText } from "../testing/encode-text.ts";
import { makeCsvFormat } from "./csv-exporter.ts";

const COMMA = 44;
const TAB = 9;

function toCsv(columns: readonly (readonly [string, Column])[], delimiter = COMMA): string {
  return encodeText(makeTable("t", columns), makeCsvFormat(delimiter));
}

function times(part: DatetimeColumn["part"], format: string, ...micros: bigint[]): Column {
  return { kind: "datetime", part, format, length: micros.length, values: BigInt64Array.from(micros) };
}

const instant = (iso: string) => BigInt(Date.parse(`${iso}Z`)) * 1000n;

test("null is nothing, the empty text is two quotes", () => {
  expect(
    toCsv([
      ["a", columnFromValues(["", null, "x"])],
      ["b", columnFromValues([null, 1, 2])],
    ]),
  ).toBe('a,b\n"",\n,1\nx,2\n');
});

test("texts are quoted where a reader would stumble, and only there", () => {
  const texts = [
    "plain text",
    "a,b",
    'say "x"',
    "two\nlines",
    "cr\r",
    "=1+2",
    "é😀",
    " space ",
    "\uFEFFmark",
    "tab\t",
  ];
  expect(toCsv([["t", columnFromValues(texts)]])).toBe(
    't\nplain text\n"a,b"\n"say ""x"""\n"two\nlines"\n"cr\r"\n=1+2\né😀\n space \n"\uFEFFmark"\ntab\t\n',
  );
  expect(toCsv([["t", columnFromValues(["a,b", "tab\t"])]], TAB)).toBe('t\na,b\n"tab\t"\n');
});

test("names of columns are texts too", () => {
  const column = columnFromValues([1]);
  expect(
    toCsv([
      ['quo"te', column],
      ["com,ma", column],
      ["\uFEFFmark", column],
    ]),
  ).toBe('"quo""te","com,ma","\uFEFFmark"\n1,1,1\n');
});

test("texts of a shared dictionary are right in every batch", () => {
  const column = columnFromValues(["a", 'b"', "c"]);
  const format = makeCsvFormat(COMMA);
  const batch = (rows: Column) => encodeText(makeTable("t", [["x", rows]]), format);
  expect(batch(column)).toBe('x\na\n"b"""\nc\n');
  expect(batch({ ...column, length: 1, codes: Int32Array.of(1) } as Column)).toBe('x\n"b"""\n');
});

test("numbers are exact, what is no number stands as its word", () => {
  const values = Float64Array.of(
    0.1,
    -0,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  );
  expect(toCsv([["x", { kind: "float64", length: 6, values }]])).toBe(
    "x\n0.1\n-0.0\n5e-324\nNaN\nInfinity\n-Infinity\n",
  );
});

test("times keep the format they came in", () => {
  const seen = instant("2024-03-05T14:07:09");
  const oneCell = (column: Column) =>
    toCsv([["t", column]])
      .split("\n")
      .slice(1, -1)
      .join("\n");
  expect(oneCell(times("datetime", "%Y-%m-%d %H:%M:%S", seen))).toBe("2024-03-05 14:07:09");
  expect(oneCell(times("datetime", "%m/%d/%Y %I:%M:%S %p", seen))).toBe("03/05/2024 02:07:09 PM");
  expect(oneCell(times("date", "%d.%m.%Y", instant("2024-03-05")))).toBe("05.03.2024");
  expect(oneCell(times("date", "%b %-d, %Y", instant("2024-03-05")))).toBe('"Mar 5, 2024"');
  expect(oneCell(times("datetime", "%Y-%m-%dT%H:%M:%S.%g", seen + 7_000n))).toBe("2024-03-05T14:07:09.007");
  expect(oneCell(times("time", "%H:%M", 3_660_000_000n))).toBe("01:01");
});

test("a value that its format would cut is written in ISO 8601", () => {
  const seen = instant("2024-03-05T14:07:09");
  const cells = (column: Column) =>
    toCsv([["t", column]])
      .split("\n")
      .slice(1, -1);
  expect(cells(times("datetime", "%Y-%m-%d %H:%M", seen))).toEqual(["2024-03-05T14:07:09"]);
  expect(cells(times("datetime", "%m/%d/%Y %I:%M %p", seen, seen - 9_000_000n))).toEqual([
    "2024-03-05T14:07:09",
    "03/05/2024 02:07 PM",
  ]);
  expect(cells(times("date", "%y-%m-%d", instant("1900-01-01"), instant("2001-02-03")))).toEqual([
    "1900-01-01",
    "01-02-03",
  ]);
  expect(cells(times("date", "%Y-%m-%d", 253_402_300_800_000_000n))).toEqual(["+010000-01-01"]);
});

test("a format that says less than the type is not used", () => {
  const local = times("datetime", "%Y-%m-%d %H:%M:%S", instant("2024-03-05T14:07:09"));
  const text = toCsv([["t", { ...local, zone: "UTC" } as Column]]);
  expect(text).toBe("t\n2024-03-05T14:07:09Z\n");
  expect(toCsv([["t", { ...local, part: "date" } as Column]])).toBe("t\n2024-03-05\n");
});
