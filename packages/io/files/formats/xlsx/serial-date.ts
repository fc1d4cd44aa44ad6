import type { TemporalFormat } from "./temporal-format.ts";

const DAY_MS = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
/** 9999-12-31: Excel shows nothing beyond. */
const LAST_DAY_1900 = 2_958_466;
const DAYS_TO_1904 = 1_462;
/** Excel takes 1900 for a leap year: day 60 is a February 29 that never was, and days before it are one off. */
const FALSE_LEAP_DAY = 60;

export interface Calendar {
  readonly from1904: boolean;
}

/** A number of days as ISO text to the millisecond; `undefined` where Excel has no date for it. */
export function writeSerial(
  serial: number,
  format: TemporalFormat,
  { from1904 }: Calendar,
): string | undefined {
  const lastDay = from1904 ? LAST_DAY_1900 - DAYS_TO_1904 : LAST_DAY_1900;
  if (!(serial >= 0 && serial < lastDay)) return undefined;
  const totalMs = Math.round(serial * DAY_MS);
  const isTime = format === "time" && totalMs < DAY_MS;
  const shiftDays = !from1904 && serial < FALSE_LEAP_DAY ? 1 : 0;
  const moment = new Date(
    (from1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + shiftDays * DAY_MS + totalMs,
  ).toISOString();
  const date = moment.slice(0, 10);
  const time = totalMs % 1_000 === 0 ? moment.slice(11, 19) : moment.slice(11, 23);
  if (isTime) return time;
  return format === "date" && totalMs % DAY_MS === 0 ? date : `${date} ${time}`;
}
