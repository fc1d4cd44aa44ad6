/**
 * @file A format of dates and times, taken apart once and then used to read and to write. Texts longer than any
 * date are refused before a character is looked at.
 */
import { type Fields, type FormatToken, formatTokens, shorthands } from "./format-tokens.ts";

export interface DatetimeFormat {
  readonly part: "datetime" | "date" | "time";
  /** Whether values are instants: the text names UTC or an offset from it. */
  readonly instant: boolean;
  /** Microseconds since 1970 (a time: since midnight), or undefined when the text is not of this format. */
  readonly parse: (text: string) => bigint | undefined;
  readonly render: (micros: bigint) => string;
}

const PIECES = /%[-:^]?[A-Za-z]|[^%]+|%%/g;
export const LONGEST_DATETIME = 64;
const MICROS_PER_DAY = 86_400_000_000n;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** POSIX: two-digit years mean 1969 to 2068. */
const POSIX_FIRST_YEAR = 1969;

const compiled = new Map<string, DatetimeFormat>();

export function compileFormat(format: string, firstYear: number = POSIX_FIRST_YEAR): DatetimeFormat {
  const key = `${firstYear} ${format}`;
  let done = compiled.get(key);
  if (done === undefined) {
    done = build(format, firstYear);
    if (compiled.size < 1_000) compiled.set(key, done);
  }
  return done;
}

/** Letters and the texts between them, in order; those that stand for several letters are written out. */
export function splitFormat(format: string): string[] {
  const pieces = format.match(PIECES) ?? [];
  return pieces.flatMap(
    (piece) => (Object.hasOwn(shorthands, piece) ? shorthands[piece]?.match(PIECES) : piece) ?? [],
  );
}

function build(format: string, firstYear: number): DatetimeFormat {
  const pieces = splitFormat(format);
  const tokens = pieces.map((piece) => formatTokens[piece] ?? literal(piece === "%%" ? "%" : piece));
  const has = (letters: RegExp) => pieces.some((piece) => piece.startsWith("%") && letters.test(piece));
  const part = has(/[YymbBdej]/) ? (has(/[HI]/) ? "datetime" : "date") : "time";
  const instant = has(/[zZ]/) || pieces.some((piece) => /^ ?(Z|UTC|GMT)$/.test(piece));
  return {
    part,
    instant,
    parse: (text) => parse(text, { tokens, firstYear, part, namesDay: has(/[mbBde]/) }),
    render: (micros) => render(micros, tokens),
  };
}

function literal(text: string): FormatToken {
  return {
    read: (input, at) => (input.startsWith(text, at) ? at + text.length : -1),
    write: () => text,
  };
}

const blank = (firstYear: number): Fields => ({
  year: 1970,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  micros: 0,
  half: -1,
  offsetMinutes: 0,
  dayOfYear: -1,
  weekday: -1,
  firstYear,
});

interface Reading extends Pick<DatetimeFormat, "part"> {
  readonly tokens: readonly FormatToken[];
  readonly firstYear: number;
  /** Whether the format has a month or a day of it. */
  readonly namesDay: boolean;
}

function parse(text: string, reading: Reading): bigint | undefined {
  if (text.length > LONGEST_DATETIME) return undefined;
  const fields = blank(reading.firstYear);
  let at = 0;
  for (const token of reading.tokens) {
    at = token.read(text, at, fields);
    if (at === -1) return undefined;
  }
  if (at !== text.length || !isPossible(fields)) return undefined;
  const days = findDays(fields, reading);
  if (days === undefined || (fields.weekday !== -1 && weekdayOf(days) !== fields.weekday)) return undefined;
  const hour = fields.half === 1 ? fields.hour + 12 : fields.hour;
  const seconds = (hour * 60 + fields.minute - fields.offsetMinutes) * 60 + fields.second;
  return BigInt(days) * MICROS_PER_DAY + BigInt(seconds * 1_000_000 + fields.micros);
}

/** A day said twice, by its month and within its year, must be one. */
function findDays({ year, month, day, dayOfYear }: Fields, { part, namesDay }: Reading): number | undefined {
  if (part === "time") return 0;
  const days = daysSince1970(year, month, day);
  if (dayOfYear === -1) return days;
  const ofYear = daysSince1970(year, 1, 1) + dayOfYear - 1;
  if (dayOfYear < 1 || dayOfYear > (isLeap(year) ? 366 : 365) || (namesDay && days !== ofYear))
    return undefined;
  return ofYear;
}

function isPossible({ year, month, day, hour, minute, second }: Fields): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] as number));
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Proleptic Gregorian calendar, counted in years that begin in March (Howard Hinnant, chrono algorithms). */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
const weekdayOf = (days: number) => (((days + 3) % 7) + 7) % 7;

function render(micros: bigint, tokens: readonly FormatToken[]): string {
  const ofDay = ((micros % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
  const days = Number((micros - ofDay) / MICROS_PER_DAY);
  const date = new Date(days * 86_400_000);
  const seconds = Number(ofDay / 1_000_000n);
  const fields: Fields = {
    ...blank(0),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(seconds / 3_600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    micros: Number(ofDay % 1_000_000n),
    half: seconds >= 43_200 ? 1 : 0,
    dayOfYear: days - daysSince1970(date.getUTCFullYear(), 1, 1) + 1,
    weekday: weekdayOf(days),
  };
  return tokens.map((token) => token.write(fields)).join("");
}
