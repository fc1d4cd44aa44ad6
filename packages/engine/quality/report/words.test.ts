import { expect, test } from "vitest";
import { quote, sayCount, sayList, sayNumber, sayPercent, sayScore } from "./words.ts";

test.each([
  [1, "100 %"],
  [0.9999, "over 99.9 %"],
  [0.987, "98.7 %"],
  [0.5, "50 %"],
  [0.0004, "under 0.1 %"],
  [0, "0 %"],
])("the share %d reads as %s: no flaw is rounded away", (share, said) => {
  expect(sayPercent(share)).toBe(said);
});

test("scores, numbers and counts", () => {
  expect([sayScore(0.99999), sayScore(1), sayScore(0.5)]).toEqual(["0.999", "1.000", "0.500"]);
  expect([0, -12.3456, 1234567, 1e20, 0.00001].map(sayNumber)).toEqual([
    "0",
    "−12.35",
    "1,234,567",
    "1.00e+20",
    "1.00e−5",
  ]);
  expect([sayCount(1, "row"), sayCount(48842, "row")]).toEqual(["1 row", "48,842 rows"]);
});

test("names are cut by characters, never inside one", () => {
  expect(quote("😀".repeat(70))).toBe(`“${"😀".repeat(60)}…”`);
  expect(sayList(["a", "b"])).toBe("a and b");
  expect(sayList(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
});
