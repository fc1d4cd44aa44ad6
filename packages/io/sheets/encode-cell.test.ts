import type { SheetCell, SheetColumn } from "@semblance/engine/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeSerial } from "../files/formats/xlsx/serial-date.ts";
import { nameColumn, planColumn } from "./cell-frames.ts";
import { cellStyles, HEADER_STYLE, styleNumber, writeStyles } from "./cell-styles.ts";
import { CellEncoder } from "./encode-cell.ts";

function encode(cell: SheetCell, format?: SheetColumn["format"]) {
  const encoder = new CellEncoder();
  const xml = encoder.encode(cell, planColumn({ title: "", ...(format && { format }) }, 0));
  const lost = Object.entries(encoder.losses).filter(([, count]) => count > 0);
  return { xml, lost: lost.map(([name]) => name) };
}
const xmlOf = (cell: SheetCell, format?: SheetColumn["format"]) => encode(cell, format).xml;
const inline = (text: string) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (value: string) => `<c r="A1"><v>${value}</v></c>`;

test("values are what they are; what looks like a formula is a text", () => {
  expect(xmlOf("=1+1")).toBe(inline("=1+1"));
  expect(xmlOf("@SUM(A1)")).toBe(inline("@SUM(A1)"));
  expect(xmlOf("007")).toBe(inline("007"));
  expect(xmlOf("")).toBe(inline(""));
  expect(xmlOf(null)).toBe("");
  expect(xmlOf(-0.1)).toBe(number("-0.1"));
  expect(xmlOf(1e21)).toBe(number("1e+21"));
  expect(xmlOf(true)).toBe('<c r="A1" t="b"><v>1</v></c>');
  expect(xmlOf(" x")).toBe('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x</t></is></c>');
});

test("what is no number is left empty and counted", () => {
  for (const value of [Number.NaN, Infinity, -Infinity, new Date(Number.NaN)])
    expect(encode(value)).toEqual({ xml: "", lost: ["notNumbers"] });
});

test("whole numbers of more than 15 digits become text, so that no digit is lost", () => {
  expect(encode(999_999_999_999_999n)).toEqual({ xml: number("999999999999999"), lost: [] });
  expect(encode(-999_999_999_999_999n)).toEqual({ xml: number("-999999999999999"), lost: [] });
  expect(encode(10n ** 15n)).toEqual({ xml: inline("1000000000000000"), lost: ["longIntegers"] });
  expect(encode(-(2n ** 63n))).toEqual({ xml: inline("-9223372036854775808"), lost: ["longIntegers"] });
});

test("dates before the leap day that never was, and those of year 10000, become text", () => {
  const day = (iso: string) => encode(new Date(iso), "date");
  const shown = (serial: string) => `<c r="A1" s="${styleNumber("date", "plain")}"><v>${serial}</v></c>`;
  expect(day("1900-03-01")).toEqual({ xml: shown("61"), lost: [] });
  expect(day("9999-12-31")).toEqual({ xml: shown("2958465"), lost: [] });
  expect(day("1900-02-28")).toEqual({ xml: inline("1900-02-28"), lost: ["distantDates"] });
  expect(encode(new Date("1899-12-31T06:00:00.5Z"))).toEqual({
    xml: inline("1899-12-31 06:00:00.500"),
    lost: ["distantDates"],
  });
  expect(day("+010000-01-01").lost).toEqual(["distantDates"]);
});

test("every moment of Excel's calendar comes back to the millisecond", () => {
  const min = new Date("1900-03-01");
  const max = new Date("9999-12-31T23:59:59.999Z");
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      const serial = Number(/<v>(.*)<\/v>/.exec(xmlOf(date))?.[1]);
      const text = writeSerial(serial, "datetime", { from1904: false }) as string;
      expect(new Date(`${text.replace(" ", "T")}Z`).getTime()).toBe(date.getTime());
    }),
  );
});

test("formats and styles are numbered; the format of whole numbers never rounds a fraction away", () => {
  const styleOf = (xml: string) => Number(/ s="(\d+)"/.exec(xml)?.[1] ?? 0);
  expect(styleOf(xmlOf(2, "integer"))).toBe(styleNumber("integer", "plain"));
  expect(styleOf(xmlOf(2.5, "integer"))).toBe(0);
  expect(styleOf(xmlOf(0.5, "percent"))).toBe(styleNumber("percent", "plain"));
  expect(styleOf(xmlOf("n/a", "percent"))).toBe(0);
  expect(styleOf(xmlOf(new Date(0), "number"))).toBe(styleNumber("datetime", "plain"));
  expect(styleOf(xmlOf({ value: 0.5, style: "bad" }, "percent"))).toBe(styleNumber("percent", "bad"));
  expect(xmlOf({ value: null, style: "warn" })).toBe(`<c r="A1" s="${styleNumber("general", "warn")}"/>`);
  const listed = /<cellXfs count="(\d+)">/.exec(writeStyles());
  expect(Number(listed?.[1])).toBe(HEADER_STYLE + 1);
});

test("a column of text makes a text of every value", () => {
  const texts = [7, 7n, false, new Date("1850-01-02"), "7", Number.NaN].map((cell) => encode(cell, "text"));
  const written = texts.map(({ xml }) => /<t>(.*)<\/t>/.exec(xml)?.[1]);
  expect(written).toEqual(["7", "7", "false", "1850-01-02", "7", "NaN"]);
  expect(texts.flatMap(({ lost }) => lost)).toEqual([]);
});

test("prose is text that wraps", () => {
  const [style] = / s="\d+"/.exec(xmlOf(7, "prose")) ?? [];
  expect(style).toBe(` s="${styleNumber("prose", "plain")}"`);
  const cells = writeStyles().split("<cellXfs")[1]?.split("<xf ").slice(1) ?? [];
  const wrapping = cells.flatMap((xf, number) => (xf.includes("wrapText") ? [number] : []));
  expect(wrapping).toEqual(cellStyles.map((name) => styleNumber("prose", name)));
});

test("columns have the letters of Excel", () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(nameColumn)).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
});
