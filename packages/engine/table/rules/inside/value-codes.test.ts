import fc from "fast-check";
import { expect, test } from "vitest";
import { columnFromValues } from "../../column/column-from-values.ts";
import { type Codes, codeTogether, codeValues, combineCodes, countCodes } from "./value-codes.ts";

const cell = fc.oneof(
  fc.constantFrom(null, 0, 1, -5, 2 ** 31, 2 ** 53 - 1, 0.1, -0, Number.MAX_VALUE),
  fc.double({ noNaN: true }),
  fc.integer(),
);
const text = fc.option(fc.string({ maxLength: 3 }));

function expectSameGroups({ codes, count }: Codes, values: readonly unknown[]): void {
  const codeOf = new Map<unknown, number>();
  const isConsistent = values.every((value, row) => {
    const code = codes[row] as number;
    const known = codeOf.get(value) ?? code;
    codeOf.set(value, code);
    return code === known && code >= 0 && code < count && (value !== null || code === 0);
  });
  expect([isConsistent, new Set(codeOf.values()).size]).toEqual([true, codeOf.size]);
}

test("equal values have equal codes, different ones different codes, null has code 0", () => {
  fc.assert(
    fc.property(fc.array(cell), (values) => expectSameGroups(codeValues(columnFromValues(values)), values)),
  );
  fc.assert(
    fc.property(fc.array(text), (values) => expectSameGroups(codeValues(columnFromValues(values)), values)),
  );
});

test("integers above 2^53 that differ by one have different codes", () => {
  const values = [2n ** 60n, 2n ** 60n + 1n, null, 2n ** 60n, -1n];
  expectSameGroups(codeValues(columnFromValues(values)), values);
});

test("columns coded together agree on what is equal, whatever their kinds", () => {
  fc.assert(
    fc.property(fc.array(cell), fc.array(fc.option(fc.integer())), fc.array(text), (a, b, c) => {
      const columns = codeTogether([a, b, c].map((values) => columnFromValues(values)));
      const codes = Int32Array.from(columns.flatMap((column) => [...column.codes]));
      const values = [...a.map((value) => (value === null ? null : value + 0)), ...b, ...c];
      expectSameGroups({ codes, count: columns[0]?.count ?? 0 }, values);
    }),
  );
});

test("a hundred thousand different values keep their own codes", () => {
  const values = Array.from({ length: 100_000 }, (_, index) => index * 1_000_003.5);
  expectSameGroups(codeValues(columnFromValues(values)), values);
});

test.each([7, 5000])("combinations of %i values are numbered like the tuples themselves", (size) => {
  const columns = [1, 2, 3].map((seed) =>
    Array.from({ length: 400 }, (_, row) => (row * 7919 * seed + row * row) % size),
  );
  const combined = combineCodes(columns.map((values) => codeValues(columnFromValues(values))));
  const tuples = (columns[0] as number[]).map((_, row) => columns.map((values) => values[row]).join());
  expectSameGroups(combined, tuples);
});

test("codes are counted", () => {
  expect([...countCodes({ codes: Int32Array.of(0, 2, 2), count: 4 })]).toEqual([1, 0, 2, 0]);
});
