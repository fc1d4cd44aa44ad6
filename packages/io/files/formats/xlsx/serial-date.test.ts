import { expect, test } from "vitest";
import { writeSerial } from "./serial-date.ts";

const since1900 = { from1904: false };
const since1904 = { from1904: true };

test.each([
  [1, "date", "1900-01-01"],
  [59, "date", "1900-02-28"],
  [61, "date", "1900-03-01"],
  [45_296, "date", "2024-01-05"],
  [45_296.5, "date", "2024-01-05 12:00:00"],
  [45_296, "datetime", "2024-01-05 00:00:00"],
  [44_927.520_833_333_3, "datetime", "2023-01-01 12:30:00"],
  [0.5, "time", "12:00:00"],
  [0.999_988_425_925_926, "time", "23:59:59"],
  [0.000_011_585_648_148, "time", "00:00:01.001"],
  [0, "time", "00:00:00"],
  [1.25, "time", "1900-01-01 06:00:00"],
  [2_958_465, "date", "9999-12-31"],
  [2_958_466, "date", undefined],
  [-1, "date", undefined],
  [Number.NaN, "date", undefined],
] as const)("day %d as a %s is %s", (serial, format, text) => {
  expect(writeSerial(serial, format, since1900)).toBe(text);
});

test("workbooks of the Macintosh count from 1904", () => {
  expect(writeSerial(0, "date", since1904)).toBe("1904-01-01");
  expect(writeSerial(43_834, "date", since1904)).toBe("2024-01-05");
  expect(writeSerial(2_957_003, "date", since1904)).toBe("9999-12-31");
  expect(writeSerial(2_957_004, "date", since1904)).toBeUndefined();
});
