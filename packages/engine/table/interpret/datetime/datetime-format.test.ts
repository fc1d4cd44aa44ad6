import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileFormat } from "./datetime-format.ts";

const DAY = 86_400_000_000n;
const instants = fc.bigInt(-62_135_596_800n * 1_000_000n, 253_402_300_799n * 1_000_000n + 999_999n);

/** Formats with how much of a moment they can say, in microseconds. */
const FORMATS: readonly (readonly [format: string, precision: bigint])[] = [
  ["%Y-%m-%d", DAY],
  ["%Y/%-m/%-d", DAY],
  ["%m/%d/%Y", DAY],
  ["%-d.%-m.%Y", DAY],
  ["%Y%m%d", DAY],
  ["%d-%b-%Y", DAY],
  ["%d-%^b-%Y", DAY],
  ["%B %-d, %Y", DAY],
  ["%A, %d %^B %Y", DAY],
  ["%^a %^A %a %Y-%m-%d", DAY],
  ["%Y-%m-%d %H:%M", 60_000_000n],
  ["%-m/%-d/%Y %-I:%M %p", 60_000_000n],
  ["%Y-%m-%dT%H:%M:%SZ", 1_000_000n],
  ["%Y-%m-%dT%H:%M:%S%:z", 1_000_000n],
  ["%a %b %d %H:%M:%S %z %Y", 1_000_000n],
  ["%Y%m%dT%H%M%S", 1_000_000n],
  ["%d/%m/%Y %I:%M:%S %P", 1_000_000n],
  ["%Y-%m-%d %-H:%M:%S.%g", 1_000n],
  ["%Y-%m-%d %H:%M:%S.%f", 1n],
  ["%Y-%m-%d %H:%M:%S.%-f", 1n],
  ["%Y-%j", DAY],
  ["%Y %j %m %d %w %u", DAY],
  ["%b %e %Y", DAY],
  ["%F", DAY],
  ["%Y: %F %T.%f %Z", 1n],
  ["%c", 1_000_000n],
  ["%F %r", 1_000_000n],
];

test.each(FORMATS)("what %s writes, it reads", (format, precision) => {
  const { parse, render } = compileFormat(format);
  fc.assert(
    fc.property(instants, (instant) => {
      const moment = instant - (((instant % precision) + precision) % precision);
      expect(parse(render(moment))).toBe(moment);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test.each(["%H:%M:%S", "%-I:%M:%S %p", "%T", "%X", "%r"])("times of day: %s", (format) => {
  const { parse, render, part } = compileFormat(format);
  expect(part).toBe("time");
  for (let second = 0; second < 86_400; second += 977)
    expect(parse(render(BigInt(second) * 1_000_000n))).toBe(BigInt(second) * 1_000_000n);
});

test("two digits mean a year of the hundred given", () => {
  const first = compileFormat("%d.%m.%y", 1930);
  expect(first.parse("01.05.29")).toBe(compileFormat("%Y-%m-%d").parse("2029-05-01"));
  expect(first.parse("01.05.30")).toBe(compileFormat("%Y-%m-%d").parse("1930-05-01"));
  expect(compileFormat("%d.%m.%y").parse("01.05.69")).toBe(compileFormat("%Y-%m-%d").parse("1969-05-01"));
});

describe("reading is strict", () => {
  test.each([
    ["%Y-%m-%d", "2020-02-30"],
    ["%Y-%m-%d", "2019-02-29"],
    ["%Y-%m-%d", "1900-02-29"],
    ["%Y-%m-%d", "0000-00-00"],
    ["%Y-%m-%d", "2020-13-01"],
    ["%Y-%m-%d", "2020-1-01"],
    ["%Y-%m-%d", " 2020-01-01"],
    ["%Y-%m-%d", "2020-01-01 "],
    ["%Y-%m-%d", "2020-01-01x"],
    ["%-d.%-m.%Y", "01.2.2020"],
    ["%H:%M", "24:00"],
    ["%H:%M", "23:60"],
    ["%H:%M:%S", "23:59:60"],
    ["%I:%M %p", "13:00 PM"],
    ["%I:%M %p", "00:30 AM"],
    ["%A %Y-%m-%d", "Monday 2023-06-13"],
    ["%Y-%m-%dT%H:%M:%S%:z", "2020-01-01T00:00:00+1:00"],
    ["%S.%-f", "10.50"],
    ["%Y-%j", "2023-366"],
    ["%Y-%j", "2024-000"],
    ["%Y-%m-%d %j", "2024-01-02 003"],
    ["%w %Y-%m-%d", "7 2024-01-07"],
    ["%u %Y-%m-%d", "0 2024-01-07"],
    ["%b %e %Y", "Jan 07 2024"],
    ["%F %Z", "2024-01-07 CET"],
  ])("%s refuses %s", (format, text) => {
    expect(compileFormat(format).parse(text)).toBeUndefined();
  });

  test("a leap day every fourth century", () => {
    expect(compileFormat("%Y-%m-%d").parse("2000-02-29")).toBe(11_016n * DAY);
  });

  test("offsets lead to the same instant", () => {
    const { parse } = compileFormat("%Y-%m-%dT%H:%M%:z");
    expect(parse("2020-01-01T02:00+02:00")).toBe(parse("2019-12-31T19:00-05:00"));
  });
});

test("the part follows from the letters", () => {
  expect(compileFormat("%Y-%m").part).toBe("date");
  expect(compileFormat("%H:%M").part).toBe("time");
  expect(compileFormat("%Y %H:%M").part).toBe("datetime");
  expect(compileFormat("%Y-%m-%dT%H:%M:%SZ").instant).toBe(true);
  expect(compileFormat("%Y-%m-%dT%H:%M:%S").instant).toBe(false);
});

test.each([
  ["%Y-%j", "2024-366", "2024-12-31"],
  ["%A %e %b %Y", "Sunday  7 Jan 2024", "2024-01-07"],
  ["%w %F", "0 2024-01-07", "2024-01-07"],
  ["%u %F", "7 2024-01-07", "2024-01-07"],
  ["%D", "01/07/24", "2024-01-07"],
  ["%x", "01/07/24", "2024-01-07"],
])("%s reads %s as Python's strptime does", (format, text, day) => {
  expect(compileFormat(format).part).toBe("date");
  expect(compileFormat(format).parse(text)).toBe(compileFormat("%Y-%m-%d").parse(day));
});

test("a time with the name of its zone is an instant", () => {
  const { parse, instant } = compileFormat("%F %T %Z");
  expect(instant).toBe(true);
  expect(parse("2024-01-07 12:30:00 UTC")).toBe(compileFormat("%Y-%m-%d %H:%M").parse("2024-01-07 12:30"));
});
