import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderCell } from "../column/cell.ts";
import type { TextColumn } from "../column/column.ts";
import { columnFromValues } from "../column/column-from-values.ts";
import { sliceColumn } from "../column/slice.ts";
import { compileFormat } from "./datetime/datetime-format.ts";
import { interpretText, proposeInterpretation } from "./interpret-text.ts";
import { readColumn } from "./read-column.ts";
import { fastestMs } from "./testing/fastest-ms.ts";

const column = (...texts: (string | null)[]) => columnFromValues(texts) as TextColumn;

describe("numbers", () => {
  test.each([
    [["1", "-3", "0"], { kind: "int32" }],
    [["2147483647", "-2147483648"], { kind: "int32" }],
    [["2147483648"], { kind: "int64" }],
    [["9223372036854775807", "-9223372036854775808"], { kind: "int64" }],
    [["9223372036854775808"], undefined],
    [["12345678901234567890"], undefined],
    [["1.50", "2"], { kind: "float64", decimals: 2 }],
    [["-0", "1"], { kind: "float64", decimals: 0 }],
    [["1e3", ".5"], { kind: "float64" }],
    [["0.30000000000000004", "-17.431900024414062"], { kind: "float64" }],
    [["1.000000000000000056e-01"], { kind: "float64" }],
    [["1234567890123456.78", "0.5"], { kind: "decimal", scale: 2 }],
    [["12345678901234567.89"], undefined],
    [["1e400"], undefined],
    [["1e-400"], undefined],
    [["1.23456789e-320"], undefined],
    [["NaN"], undefined],
    [["Infinity", "1"], undefined],
    [["0x10"], undefined],
    [["1_000"], undefined],
    [["007"], undefined],
    [["+1"], undefined],
    [["1,000"], undefined],
    [[" 1"], undefined],
    [["1", ""], undefined],
    [["."], undefined],
    [["-"], undefined],
    [["1", "x"], undefined],
  ])("%j", (texts, expected) => {
    expect(proposeInterpretation(texts)).toEqual(expected);
  });

  test("a double printed by anyone comes back as the same double", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (values) => {
          const read = interpretText(column(...values.map(String)));
          expect(read.kind).not.toBe("text");
          expect(values.map((_, row) => Number(renderCell(read, row)))).toEqual(
            values.map((value) => value + 0),
          );
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  test("decimals are kept exactly, whatever their digits", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 18n) + 1n, 10n ** 18n - 1n), { minLength: 1 }), (values) => {
        const texts = values.map((value) => {
          const digits = String(value < 0n ? -value : value).padStart(5, "0");
          return `${value < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
        });
        const read = interpretText(column(...texts));
        expect(read.kind).not.toBe("text");
        if (read.kind === "decimal") expect([...read.values]).toEqual(values);
        else expect(read.kind).toBe("float64");
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe("dates and times", () => {
  test.each([
    [["2020-01-31", "2020-02-01"], ["%Y-%m-%d"]],
    [["01/31/2020", "02/01/2020"], ["%m/%d/%Y"]],
    [["31/01/2020", "02/01/2020"], ["%d/%m/%Y"]],
    [["1/5/2020 9:05", "12/31/2020 13:05"], ["%-m/%-d/%Y %-H:%M"]],
    [["01/31/2020 09:05:09 AM"], ["%m/%d/%Y %I:%M:%S %p"]],
    [["Jun 12 1998", "May 1 2001"], ["%b %-d %Y"]],
    [["12-JUN-1998"], ["%d-%^b-%Y"]],
    [["Monday, 12 June 2023"], ["%A, %d %B %Y"]],
    [["2026-01", "2025-12"], ["%Y-%m"]],
    [["1:05 PM", "12:05 AM"], ["%-I:%M %p"]],
    [["14:05:09"], ["%H:%M:%S"]],
    [["20260131T101500Z"], ["%Y%m%dT%H%M%SZ"]],
    [["Mon Jun 12 14:05:09 +0000 2023"], ["%a %b %d %H:%M:%S %z %Y"]],
    [["2020-01-01 00:00:00.0000000"], ["%Y-%m-%d %H:%M:%S.0000000"]],
    [
      ["2020-01-31 10:00:00", "2020-01-31 10:00:00.5"],
      ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%-f"],
    ],
    [
      ["2020-01-01", "2020-01-02", "01/31/2020"],
      ["%Y-%m-%d", "%m/%d/%Y"],
    ],
    [
      ["1.2.2020", "9.3.2020", "02.03.2020"],
      ["%-d.%-m.%Y", "%d.%m.%Y"],
    ],
    [["1.2.2020"], ["%-d.%-m.%Y"]],
  ])("%j", (texts, formats) => {
    expect(proposeInterpretation(texts)).toMatchObject({ kind: "datetime", formats });
  });

  test.each([
    [["0000-00-00", "2020-01-01"]],
    [["31.02.2020"]],
    [["2009-10", "2012-13"]],
    [["1.2.3", "1.10.12"]],
    [["75:20"]],
    [["16:9"]],
    [["Aug-12", "Jan-13"]],
    [["2020-01-01T00:00:00Z", "2020-01-01T00:00:00"]],
    [["10:30", "2020-01-01"]],
    [["may", "june"]],
  ])("%j stay text", (texts) => {
    expect(proposeInterpretation(texts)).toBeUndefined();
  });

  test("a later value decides between day and month, wherever it stands", () => {
    const texts = Array.from({ length: 5_000 }, (_, i) => `0${1 + (i % 9)}/0${1 + (i % 7)}/${1000 + i}`);
    expect(proposeInterpretation(texts)).toMatchObject({ ambiguous: true });
    expect(proposeInterpretation([...texts, "04/13/2020"])).toMatchObject({ formats: ["%m/%d/%Y"] });
    expect(interpretText(column(...texts)).kind).toBe("text");
  });

  test("firsts of months are months, though each could be a day", () => {
    const texts = Array.from({ length: 12 }, (_, i) => `${i + 1}/1/2020`);
    const found = proposeInterpretation(texts);
    expect(found).toMatchObject({ formats: ["%-m/%-d/%Y"] });
    expect(found).not.toHaveProperty("ambiguous");
  });

  test.each([
    [["Aug-62", "Jan-70"], 1962],
    [["01.01.98", "01.01.03"], 1998],
    [["01/13/05", "01/13/21"], 2005],
  ])("the century of %j", (texts, firstYear) => {
    expect(proposeInterpretation(texts)).toMatchObject({ firstYear, portable: false });
  });

  test("instants of several offsets come into UTC", () => {
    const read = interpretText(column("2020-01-31T10:00:00+02:00", null, "2020-01-31T04:00:00-04:00"));
    expect(read).toMatchObject({ kind: "datetime", zone: "UTC" });
    if (read.kind === "datetime") expect(read.values[0]).toBe(read.values[2]);
  });
});

test("what is read, written in its format, is the text again", () => {
  const formats = ["%Y-%m-%d", "%-d.%-m.%Y", "%m/%d/%Y %I:%M %p", "%b %d, %Y", "%Y-%m-%dT%H:%M:%S.%gZ"];
  for (const format of formats) {
    const { render } = compileFormat(format);
    const texts = Array.from({ length: 400 }, (_, i) =>
      render(BigInt(i * 3_333_333) * 1_000_000n + 14n * 3_600_000_000n),
    );
    const read = interpretText(column(...texts));
    expect(read).toMatchObject({ kind: "datetime", format });
    if (read.kind !== "datetime") continue;
    expect(Array.from(read.values, (value) => compileFormat(read.format ?? "").render(value))).toEqual(texts);
  }
});

test("truths only in three ways of writing", () => {
  expect(interpretText(column("true", null, "false"))).toMatchObject({
    kind: "boolean",
    values: Uint8Array.of(1, 0, 0),
  });
  expect(proposeInterpretation(["True"])).toEqual({ kind: "boolean", labels: ["False", "True"] });
  expect(proposeInterpretation(["true", "FALSE"])).toBeUndefined();
  expect(proposeInterpretation(["yes", "no"])).toBeUndefined();
});

test("nulls stay null, texts of other rows do not matter to a slice", () => {
  const whole = column("12", null, "x", "13");
  expect(interpretText(whole)).toBe(whole);
  expect(interpretText(sliceColumn(whole, 0, 2))).toMatchObject({
    kind: "int32",
    nulls: Uint8Array.of(0, 1),
  });
});

test("a sample's proposal that does not hold for all is noticed", () => {
  expect(readColumn(column("1", "2.5"), { kind: "int32" })).toBeUndefined();
  expect(
    readColumn(column("2020-01-31", "later"), {
      kind: "datetime",
      part: "date",
      formats: ["%Y-%m-%d"],
      portable: true,
    }),
  ).toBeUndefined();
});

test.each([
  ["digits", "1".repeat(1e6)],
  ["a number's beginning", `-${"1".repeat(5e5)}.${"0".repeat(5e5)}x`],
  ["exponents", "1e".repeat(5e5)],
  ["zeros", "0".repeat(1e6)],
  ["dates", "2020-01-01 ".repeat(9e4)],
  ["colons", ":".repeat(1e6)],
  ["spaces", " ".repeat(1e6)],
  ["month names", "Jan".repeat(3e5)],
])("a cell of a million characters takes no time: %s", (_, cell) => {
  const hostile = column("1", cell);
  expect(fastestMs(() => interpretText(hostile))).toBeLessThan(50);
  expect(interpretText(hostile).kind).toBe("text");
});
