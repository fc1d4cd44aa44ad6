import { expect, test } from "vitest";
import {
  formatCount,
  formatDuration,
  formatInstant,
  formatNumber,
  formatScore,
  formatShare,
  formatShareTick,
  formatSigned,
  formatTick,
  formatTime,
} from "./numbers.ts";
import { nameRanges } from "./ranges.ts";

const day = 86_400_000_000;

test.each([
  [0.95, "0.950"],
  [0.9996, "0.9996"],
  [0.9999999, "0.9999"],
  [1, "1"],
  [0, "0"],
  [0.0004, "0.0004"],
  [-0.25, "−0.250"],
  [null, "–"],
])("the score %j reads %s: a flaw is never rounded away", (value, text) => {
  expect(formatScore(value)).toBe(text);
});

test.each([
  [0.123, "12.3 %"],
  [0.9996, "99.96 %"],
  [0.99999, "99.99 %"],
  [0.0004, "0.04 %"],
  [1, "100 %"],
  [null, "–"],
])("the share %j reads %s", (value, text) => {
  expect(formatShare(value)?.replace("\u00a0", " ")).toBe(text);
});

test("numbers, counts, ticks, times", () => {
  expect([formatNumber(1990), formatNumber(123456.789), formatNumber(-0.00001)]).toEqual([
    "1990",
    "123,460",
    "−1.000e−5",
  ]);
  expect([formatCount(48_842), formatTick(12_500), formatTick(1990), formatTick(-0.5)]).toEqual([
    "48,842",
    "12.5K",
    "1990",
    "−0.5",
  ]);
  expect([formatShareTick(0.2), formatSigned(0.1), formatSigned(-0.00001), formatSigned(null)]).toEqual([
    "20\u00a0%",
    "+0.100",
    "0",
    "–",
  ]);
  expect(formatTime(20_000 * day, day)).toBe("2024-10-04");
  expect(formatTime(20_000 * day + 3_661_000_000)).toBe("2024-10-04 01:01:01.000");
  expect(formatTime(1e300)).toBe("1.000e300");
  expect([formatDuration(2 * day), formatDuration(90_000_000)]).toEqual(["2 days", "1.5 minutes"]);
  expect(formatInstant("2026-11-21T20:15:00.000Z")).toBe("21 November 2026, 20:15 UTC");
  expect(formatInstant("long ago")).toBe("long ago");
});

const sides = { real: [], synthetic: [], holdout: null };

test("ranges: whole numbers and days include both ends, others are as exact as they are wide", () => {
  const name = (scale: "number" | "whole" | "time" | "date", edges: number[]) =>
    nameRanges({ kind: "bins", scale, edges, ...sides });
  expect(name("whole", [0, 1, 2, 5, 9])).toEqual(["up to 0", "1", "2 to 4", "5 and more"]);
  expect(name("number", [0, 0.333333, 0.666666, 1])).toEqual(["up to 0.33", "0.33 to 0.67", "0.67 and more"]);
  expect(name("date", [0, 2 * day, 4 * day, 5 * day])[1]).toBe("1970-01-03 to 1970-01-04");
  expect(name("time", [0, 3_600_000_000, 2 * 3_600_000_000, day])[1]).toBe(
    "1970-01-01 01:00 to 1970-01-01 02:00",
  );
  expect(name("number", [-1.7e308, 0, 1.7e308])).toEqual(["up to 0", "0 and more"]);
  expect(name("number", [5, 5])).toEqual(["5 to 5, and beyond"]);
});
