import { expect, test } from "vitest";
import { columnFromValues } from "../column/column-from-values.ts";
import { sliceColumn } from "../column/slice.ts";
import { profileColumn } from "./profile-column.ts";
import { splitName } from "./split-name.ts";

test.each([
  ["birthDate_1", ["birth", "date", "1"]],
  ["PULocationID", ["pu", "location", "id"]],
  ["customerID", ["customer", "id"]],
  ["MS_SubClass", ["ms", "sub", "class"]],
  ["Größe (cm)", ["grosse", "cm"]],
  ["prénom", ["prenom"]],
  ["дата_рождения", ["дата", "рождения"]],
  ["客户编号", ["客户编号"]],
  ["__", []],
])("the words of %s", (name, words) => {
  expect(splitName(name)).toEqual(words);
});

test("numbers: extremes, quartiles, decimals, frequent values first", () => {
  const column = columnFromValues([1.5, 2.25, null, 2.25, 100, -1, -1, -1]);
  expect(profileColumn("t", "price", column)).toMatchObject({
    rowCount: 8,
    nullCount: 1,
    distinctCount: 4,
    min: -1,
    max: 100,
    lowest: [
      { value: -1, count: 3 },
      { value: 1.5, count: 1 },
      { value: 2.25, count: 2 },
    ],
    highest: [{ value: 100, count: 1 }, { value: 2.25, count: 2 }, { value: 1.5 }],
    quartiles: [-1, 1.5, 2.25],
    decimals: 2,
    sample: [{ count: 3 }, { text: "2.25", count: 2 }, { count: 1 }, { count: 1 }],
  });
});

test("texts: only those that rows of the slice refer to", () => {
  const whole = columnFromValues(["a", "b", "b", null, "c"]);
  const profile = profileColumn("t", "x", sliceColumn(whole, 1, 4));
  expect(profile).toMatchObject({
    rowCount: 3,
    nullCount: 1,
    distinctCount: 1,
    sample: [{ text: "b", count: 2 }],
  });
  expect(profile).not.toHaveProperty("min");
});

test("samples: a thousand values, the frequent among them, each cut", () => {
  const cells = Array.from({ length: 9_000 }, (_, row) =>
    row % 3 === 0 ? "often" : `${row} ${"x".repeat(400)}`,
  );
  const { sample, distinctCount } = profileColumn("t", "x", columnFromValues(cells));
  expect(distinctCount).toBe(6_001);
  expect(sample.length).toBe(1_000);
  expect(sample[0]).toEqual({ text: "often", count: 3_000 });
  expect(Math.max(...sample.map(({ text }) => text.length))).toBe(256);
});

test.each([
  [[1, 2, 3], 0],
  [[1, 2.5], 1],
  [[0.1, 0.123456], 6],
  [[1 / 3], undefined],
  [[1e300, 1e-300], undefined],
])("decimals of %j", (values, decimals) => {
  expect(profileColumn("t", "x", columnFromValues(values)).decimals).toBe(decimals);
});

test("empty columns have no extremes", () => {
  expect(profileColumn("t", "x", columnFromValues([null, null]))).toMatchObject({
    distinctCount: 0,
    sample: [],
  });
});
