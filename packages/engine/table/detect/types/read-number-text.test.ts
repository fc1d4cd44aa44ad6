import { expect, test } from "vitest";
import { readNumberText } from "./read-number-text.ts";
import { readCurrency, readUnit, unitOfName } from "./units.ts";

test.each([
  ["12 kg", 12, "plain", "kg"],
  ["45%", 45, "plain", "%"],
  ["$1,234.50", 1234.5, "group-comma", "$"],
  ["1.234,50 €", 1234.5, "group-point", "€"],
  ["1 234 567", 1_234_567, "group-space", ""],
  ["1 234,5", 1234.5, "group-space", ""],
  ["3,14", 3.14, "comma", ""],
  ["CHF 20", 20, "plain", "CHF"],
  ["-3.5 °C", -3.5, "point", "°C"],
  ["+7", 7, "plain", ""],
  ["(1,200)", -1200, "group-comma", ""],
  ["R$ 5,00", 5, "comma", "R$"],
])("%s", (text, value, style, unit) => {
  expect(readNumberText(text)).toMatchObject({ value, style, unit });
});

test.each([
  "",
  "kg",
  "007",
  "1,2,3",
  "1.2.3",
  "12 34",
  "A12",
  "12-13",
  "1,23.4",
  "$",
  "$5 USD",
  "1".repeat(99),
])("%s is no number", (text) => {
  expect(readNumberText(text)).toBeUndefined();
});

test("signs of units and currencies", () => {
  expect(["kg", "KG", "km/h", "%", "bananas"].map(readUnit)).toEqual(["kg", "kg", "km/h", "%", undefined]);
  expect(["$", "€", "chf", "zł", "ABC"].map(readCurrency)).toEqual(["USD", "EUR", "CHF", "PLN", undefined]);
});

test.each([
  [["weight", "kg"], "kg"],
  [["price", "eur"], "EUR"],
  [["temp", "c"], "°C"],
  [["duration", "ms"], "ms"],
  [["distance", "m"], "m"],
  [["vitamin", "c"], undefined],
  [["check", "in"], undefined],
  [["kg"], undefined],
  [["split", "10", "km"], undefined],
  [["please", "try"], undefined],
])("the unit in %j", (words, unit) => {
  expect(unitOfName(words)).toBe(unit);
});
