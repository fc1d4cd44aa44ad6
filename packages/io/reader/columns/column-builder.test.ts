import { type Column, columnsEqual, interpretText, type TextColumn } from "@semblance/engine/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cells } from "./cells.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { TextCells } from "./text-cells.ts";
import { makeTextInput } from "./text-input.ts";

type Cell = string | undefined;

function toCells(texts: readonly Cell[]): Cells {
  const bytes = Buffer.from(texts.map((text) => text ?? "").join(""));
  const ends: number[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += Buffer.byteLength(text ?? "");
    ends.push(text === undefined ? -1 : at);
  }
  const places = { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  return { input: makeTextInput(bytes), rowCount: texts.length, columnCount: 1, ...places };
}

/** In two batches, so that what was taken before matters. */
function build(texts: readonly Cell[], builder = new ColumnBuilder()): Column {
  const middle = Math.ceil(texts.length / 2);
  builder.take(toCells(texts.slice(0, middle)), 0);
  builder.take(toCells(texts.slice(middle)), 0);
  return builder.finish();
}

function asText(texts: readonly Cell[]): TextColumn {
  const cells = new TextCells();
  for (const text of texts) cells.addText(text);
  return cells.finish();
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
const number = fc.oneof(
  fc.integer().map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), digits(3)).map(([whole, rest]) => `${whole}.${rest}`),
  fc.tuple(digits(12), digits(12)).map(([whole, rest]) => `${BigInt(whole)}.${rest}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -180, max: 180, noNaN: true }).map(String),
  fc.constantFrom(
    "0",
    "-0",
    "0.0",
    "-0.0",
    ".5",
    "5.",
    "-.5",
    "1e400",
    "1e-400",
    "1E5",
    "007",
    "+5",
    "1.",
    "-",
    ".",
    " 1",
  ),
  fc.constantFrom(
    "100000000000000000000",
    "9223372036854775807",
    "-9223372036854775808",
    "0.1000000000000000055511",
  ),
);
const date = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((value) => value.toISOString());
const iso = fc.oneof(
  date.map((text) => text.slice(0, 10)),
  date.map((text) => text.slice(0, 19)),
  date.map((text) => text.slice(0, 19).replace("T", " ")),
  fc.constantFrom(
    "0000-00-00",
    "2023-02-29",
    "2024-02-29",
    "2024-13-01",
    "2024-01-01 24:00:00",
    "2024-01-01 23:59:60",
  ),
);
const odd = fc.oneof(fc.string(), fc.constantFrom("", "true", "FALSE", "N/A", "é", "😀"));
const column = (cell: fc.Arbitrary<string>) =>
  fc.array(fc.option(cell, { nil: undefined, freq: 8 }), { maxLength: 30 });
const anyColumn = fc.oneof(
  column(number),
  column(fc.integer().map(String)),
  column(digits(18).map((text) => String(BigInt(text)))),
  column(fc.double({ min: 0, max: 1, noNaN: true }).map(String)),
  column(iso),
  column(date.map((text) => text.slice(0, 19))),
  column(fc.oneof(number, iso, odd)),
  fc.tuple(column(number), column(odd)).map(([first, then]) => [...first, ...then]),
  fc.tuple(column(date), column(odd)).map(([first, then]) => [...first, ...then]),
);

test("a column built from bytes is what interpretText makes of its texts", () => {
  fc.assert(
    fc.property(anyColumn, (texts) => {
      const built = build(texts);
      const expected = interpretText(asText(texts));
      const how = ({ kind, ...rest }: Column) =>
        JSON.stringify([kind, "decimals" in rest && rest.decimals, "format" in rest && rest.format]);
      expect(how(built)).toBe(how(expected));
      expect(columnsEqual(built, expected)).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test("numbers that look like text's business keep every digit", () => {
  expect(build(["12345678901234567", "100000000000000000000"])).toMatchObject({ kind: "text" });
  expect(build(["01234", "00501"])).toMatchObject({ kind: "text" });
  expect(build(["123456789012345678", "-987654321098765432"])).toMatchObject({
    kind: "int64",
    values: BigInt64Array.of(123456789012345678n, -987654321098765432n),
  });
  expect(build(["1e400", "1"])).toMatchObject({ kind: "text" });
  expect(build(["0.3333333333333333", "1.5"])).toMatchObject({ kind: "float64" });
});

test("null and the empty string are two things", () => {
  const { nulls, ...text } = build(["", undefined, "a"]) as TextColumn;
  expect([...(nulls ?? [])]).toEqual([0, 1, 0]);
  expect(text.dictionary.texts()).toEqual(["", "a"]);
});

test("what a schema says is taken instead of a guess", () => {
  const declared = (type: "text" | "date", format?: string) =>
    new ColumnBuilder({ declared: { type, ...(format && { format }) } });
  expect(build(["12", "13"], declared("text"))).toMatchObject({ kind: "text" });
  expect(build(["03/04/2024", "05/06/2024"], declared("date", "%d/%m/%Y"))).toMatchObject({
    kind: "datetime",
    values: BigInt64Array.of(1_712_102_400_000_000n, 1_717_545_600_000_000n),
  });
});
