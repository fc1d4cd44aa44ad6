import { expect, test } from "vitest";
import type { CellValue } from "../column/column.ts";
import { columnFromValues } from "../column/column-from-values.ts";
import { profileColumn } from "./profile-column.ts";
import { proposeMissing } from "./propose-missing.ts";

const propose = (cells: readonly CellValue[]) =>
  proposeMissing(profileColumn("t", "x", columnFromValues(cells)), "numerical");
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

test.each([
  ["-999 among temperatures", [...times(200, (i) => (i % 30) + 0.5), ...times(5, () => -999)], [-999]],
  ["9999 among ages", [...times(200, (i) => 18 + (i % 60)), ...times(9, () => 9999)], [9999]],
  ["-1 below counts", [...times(200, (i) => i % 40), ...times(9, () => -1)], [-1]],
  ["both ends", [...times(200, (i) => i % 40), ...times(9, () => -99), ...times(9, () => 999)], [-99, 999]],
  ["words", [...times(40, (i) => `v${i}`), "N/A", "?"], ["N/A", "?"]],
  ["blanks", [...times(40, (i) => `v${i}`), " "], [" "]],
])("%s", (_, cells, values) => {
  expect(propose(cells)?.values).toEqual(values);
});

test.each([
  ["-1 among negatives", times(200, (i) => (i % 40) - 20)],
  ["99 at the end of a range", times(300, (i) => i % 100)],
  ["999 once", [...times(200, (i) => i % 40), 999]],
  ["none is an answer", ["none", "some", "all"]],
  ["only the word", ["N/A", "N/A"]],
  ["Namibia", ["DE", "FR", "NA", "US", "IT"]],
  ["a long tail", times(500, (i) => Math.round(1.02 ** i))],
])("not %s", (_, cells) => {
  expect(propose(cells)).toBeUndefined();
});

test("days that systems write for never", () => {
  const day = 86_400_000_000n;
  const values = BigInt64Array.from(
    [...times(200, (i) => 18_000n + BigInt(i)), ...times(5, () => 2_932_896n)],
    (d) => d * day,
  );
  const column = { kind: "datetime", part: "date", length: values.length, values } as const;
  expect(proposeMissing(profileColumn("t", "until", column), "date")?.values).toEqual(["9999-12-31"]);
});
