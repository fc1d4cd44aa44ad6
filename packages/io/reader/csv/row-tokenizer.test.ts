import fc from "fast-check";
import { expect, test } from "vitest";
import type { CsvFile } from "../../files/file-format.ts";
import { makeTextInput, readText } from "../columns/text-input.ts";
import { makePlaces, RowTokenizer } from "./row-tokenizer.ts";

type Row = (string | null)[];

const plain: Omit<CsvFile, "columns"> = {
  path: "",
  delimiter: ",",
  quote: '"',
  escape: '"',
  newline: "\n",
  start: { byte: 0, line: 1 },
};

/** Reads in pieces of `pieceBytes`, moving what is left to the front, as the reader does. */
function tokenize(text: string, columnCount: number, dialect: Partial<CsvFile> = {}, pieceBytes = 1 << 20) {
  const columns = Array.from({ length: columnCount }, (_, index) => ({ name: `c${index}` }));
  const tokenizer = new RowTokenizer({ ...plain, columns, ...dialect });
  const places = makePlaces(columnCount);
  const rows: Row[] = [];
  const bad: { line: number; reason: string; raw: string }[] = [];
  let rest = Buffer.alloc(0);
  const whole = Buffer.from(text);
  for (let at = 0; at <= whole.length; at += pieceBytes) {
    const bytes = Buffer.concat([rest, whole.subarray(at, at + pieceBytes)]);
    const isLast = at + pieceBytes > whole.length;
    const input = makeTextInput(bytes);
    const next = tokenizer.tokenize(input, { to: bytes.length, isLast, places });
    for (const { line, reason, start, end } of tokenizer.badRows)
      bad.push({ line, reason, raw: bytes.subarray(start, end).toString() });
    for (let row = 0; row < tokenizer.rowCount; row++)
      rows.push(
        columns.map((_, column) => {
          const index = row * columnCount + column;
          const end = places.ends[index] as number;
          return end === -1 ? null : readText(input, places.starts[index] as number, end);
        }),
      );
    rest = bytes.subarray(next);
  }
  return { rows, bad };
}

const write = (cell: string | null) => (cell === null ? "" : `"${cell.replaceAll('"', '""')}"`);
const cell = fc.option(
  fc.string({ unit: fc.constantFrom(",", '"', "\n", "\r", "a", "é", "😀", ";", "\\"), maxLength: 6 }),
  { nil: null },
);

test("whatever is written in quotes is read again, in pieces of any size", () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.tuple(
        fc.constant(columns),
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 20 }),
      ),
    );
  fc.assert(
    fc.property(
      table,
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 1, max: 64 }),
      ([columns, rows], end, piece) => {
        const text = rows.map((row) => row.map(write).join(",") + end).join("");
        const blank = columns > 1 ? rows.filter((row) => row.length > 0) : rows;
        expect(tokenize(text, columns, {}, piece)).toEqual({ rows: blank, bad: [] });
      },
    ),
  );
});

test("fields without quotes: nothing is null, quotes inside are letters", () => {
  expect(tokenize('1,,5" pipe\n"",x"y,\n', 3).rows).toEqual([
    ["1", null, '5" pipe'],
    ["", 'x"y', null],
  ]);
});

test("the last row needs no newline, empty lines are no rows, old Macs end rows with CR", () => {
  expect(tokenize("a,b\n\nc,d", 2).rows).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(tokenize('a,b\r"c",d\r', 2, { newline: "\r" }).rows).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(tokenize("a\n\nb\n", 1).rows).toEqual([["a"], [null], ["b"]]);
});

test("a delimiter behind the last field of every row is forgiven", () => {
  expect(tokenize("1,2,\n3,4,\n", 2)).toEqual({
    rows: [
      ["1", "2"],
      ["3", "4"],
    ],
    bad: [],
  });
});

test("backslashes escape where the dialect says so", () => {
  expect(tokenize('"a\\"b","c\\\\"\n', 2, { escape: "\\" }).rows).toEqual([['a"b', "c\\"]]);
});

test("rows that are none are passed over, with their line and reason", () => {
  const { rows, bad } = tokenize('1,2\n3\n4,5,6\n"7"x,8\n9,10\n"two\nlines",11\n12,"13\n14,15\n', 2);
  expect(rows).toEqual([
    ["1", "2"],
    ["9", "10"],
    ["two\nlines", "11"],
    ["14", "15"],
  ]);
  expect(bad).toEqual([
    { line: 2, reason: "1 fields instead of 2", raw: "3\n" },
    { line: 3, reason: "3 fields instead of 2", raw: "4,5,6\n" },
    { line: 4, reason: "text behind a closing quote", raw: '"7"x,8\n' },
    { line: 8, reason: "a quote that nothing closes", raw: '12,"13\n' },
  ]);
});

test("a stray quote costs one row, not all rows up to the next quote", () => {
  const lines = Array.from({ length: 100 }, (_, index) => `${index},ok`);
  lines[10] = '10,"stray';
  lines[90] = '90,"fine"';
  const { rows, bad } = tokenize(`${lines.join("\n")}\n`, 2);
  expect(rows).toHaveLength(99);
  expect(bad).toEqual([{ line: 11, reason: "text behind a closing quote", raw: '10,"stray\n' }]);
});

test("ten thousand columns", () => {
  const row = Array.from({ length: 10_000 }, (_, index) => String(index));
  expect(tokenize(`${row.join(",")}\n`.repeat(3), 10_000).rows).toEqual([row, row, row]);
});
