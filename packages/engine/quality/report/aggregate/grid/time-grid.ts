/** @file Steps that clocks and calendars have, of microseconds since 1970. */
import { toCivilDate } from "../../../../table/index.ts";
import type { Grid, Range } from "./grid.ts";

const SECOND = 1e6;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.2425 * DAY;
const MONTH = YEAR / 12;
/** 1970-01-05: weeks begin on Mondays. */
const FIRST_MONDAY = 4 * DAY;

interface Step {
  readonly length: number;
  readonly grid: Grid;
}

const decades = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at)).flatMap((ten) => [
    ten,
    2 * ten,
    5 * ten,
  ]);

const steps: readonly Step[] = [
  ...decades(0, 5).map((length) => everySpan(length)),
  ...[1, 5, 10, 30].map((count) => everySpan(count * SECOND)),
  ...[1, 5, 15, 30].map((count) => everySpan(count * MINUTE)),
  ...[1, 3, 6, 12].map((count) => everySpan(count * HOUR)),
  ...[1, 2].map((count) => everySpan(count * DAY)),
  ...[7, 14].map((count) => everySpan(count * DAY, FIRST_MONDAY)),
  ...[1, 3, 6].map(everyMonths),
  ...decades(0, 5).map((years) => everyMonths(12 * years)),
];
const firstOfDays = steps.findIndex(({ length }) => length === DAY);

export function makeTimeGrid({ low, high }: Range, most: number, scale: "time" | "date"): Grid {
  const finest = scale === "date" ? firstOfDays : 0;
  const { grid } = (steps.find(({ length }, at) => at >= finest && (high - low) / length <= most) ??
    steps.at(-1)) as Step;
  return grid;
}

function everySpan(length: number, origin = 0): Step {
  return {
    length,
    grid: {
      at: (line) => origin + line * length,
      floor: (value) => Math.floor((value - origin) / length),
    },
  };
}

function everyMonths(count: number): Step {
  return {
    length: count * MONTH,
    grid: {
      at: (line) => startOfMonth(line * count) * DAY,
      floor(value) {
        const { year, month } = toCivilDate(Math.floor(value / DAY));
        return Math.floor((12 * year + month - 1) / count);
      },
    },
  };
}

/** Days from 1970 to the first of a month, counted from January of year 0; the inverse of `toCivilDate`. */
function startOfMonth(months: number): number {
  const fromMarch = months - 2;
  const year = Math.floor(fromMarch / 12);
  const month = fromMarch - 12 * year;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * month + 2) / 5) - 719_468;
}
