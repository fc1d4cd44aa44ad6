/**
 * @file A date in three columns: year, month (a number or its English name) and day. They are known by what they hold:
 * every row is a day of the calendar, where days put to other rows' months would often not be.
 */
import { type Column, isMeasurable, type Table, toNumbers } from "../../table/index.ts";

export interface CalendarColumns {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

const LEAST_MONTHS = 11;
const LEAST_DAYS = 28;
/** Rows that would be no days of the calendar if day and month were independent; about 18 in 1,000. */
const LEAST_EXPECTED = 15;
const LEAST_YEAR = 1800;
const MOST_YEAR = 2200;

export function findCalendars(table: Table): CalendarColumns[] {
  const columns = [...table.columns].map(([name, column]) => ({ name, values: readParts(column) }));
  const between = (low: number, high: number, least: number) =>
    columns.filter(({ values }) => values !== undefined && isBetween(values, low, high, least));
  const years = between(LEAST_YEAR, MOST_YEAR, 1);
  const months = between(1, 12, LEAST_MONTHS);
  const days = between(1, 31, LEAST_DAYS);
  return years.flatMap((year) =>
    months.flatMap((month) =>
      days
        .filter((day) => day !== month && isCalendar(year.values!, month.values!, day.values!))
        .map((day) => ({ year: year.name, month: month.name, day: day.name })),
    ),
  );
}

/** Microseconds since 1970 of the day's beginning; a day behind the month's last one is that; NaN where a part is missing. */
export function readCalendar(table: Table, { year, month, day }: CalendarColumns): Float64Array {
  const [years, months, days] = [year, month, day].map((name) => {
    const column = table.columns.get(name);
    return column === undefined ? undefined : readParts(column);
  });
  return Float64Array.from({ length: table.rowCount }, (_, row) => {
    const [y, m, d] = [years?.[row], months?.[row], days?.[row]];
    if (y === undefined || m === undefined || d === undefined) return Number.NaN;
    return Date.UTC(y, m - 1, Math.min(d, lastDay(y, m))) * 1000;
  });
}

export function lastDay(year: number, month: number): number {
  if (Number.isNaN(year + month)) return 31;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole numbers, or months by their names; NaN for null. */
export function readParts(column: Column): Float64Array | undefined {
  if (column.kind === "int32") return toNumbers(column);
  if (isMeasurable(column) || column.kind !== "text" || column.dictionary.size > 12) return undefined;
  const byCode = column.dictionary.texts().map(readMonth);
  if (byCode.some((month) => month === undefined)) return undefined;
  return Float64Array.from(column.codes, (code, row) =>
    column.nulls?.[row] === 1 ? Number.NaN : (byCode[code] ?? Number.NaN),
  );
}

const monthNames = (["long", "short"] as const).map((style) =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat("en", { month: style, timeZone: "UTC" })
      .format(Date.UTC(2001, month, 1))
      .toLowerCase(),
  ),
);

function readMonth(text: string): number | undefined {
  for (const names of monthNames) {
    const place = names.indexOf(text.trim().toLowerCase());
    if (place >= 0) return place + 1;
  }
  return undefined;
}

function isBetween(values: Float64Array, low: number, high: number, least: number): boolean {
  const seen = new Uint8Array(high - low + 1);
  for (const value of values) {
    if (!(value >= low && value <= high)) return false;
    seen[value - low] = 1;
  }
  return seen.reduce((sum, mark) => sum + mark, 0) >= least;
}

function isCalendar(years: Float64Array, months: Float64Array, days: Float64Array): boolean {
  const last = new Map<number, number>();
  const byMonth = new Float64Array(32);
  const byDay = new Float64Array(32);
  for (let row = 0; row < years.length; row++) {
    const key = years[row]! * 12 + months[row]!;
    let most = last.get(key);
    if (most === undefined) {
      most = lastDay(years[row]!, months[row]!);
      last.set(key, most);
    }
    if (days[row]! > most) return false;
    byMonth[most]! += 1;
    byDay[days[row]!]! += 1;
  }
  let expected = 0;
  for (let most = 28; most < 31; most++)
    for (let day = most + 1; day <= 31; day++) expected += (byMonth[most]! * byDay[day]!) / years.length;
  return expected >= LEAST_EXPECTED;
}
