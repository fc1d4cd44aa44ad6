/**
 * @file The letters a format of dates and times is made of: strftime's, with GNU's `-` (no leading zero) and `^`
 * (capitals), and DuckDB's `%g` for milliseconds. Each letter stands here once, with how it is read and how it is
 * written; reading is strict, so that writing what was read gives the same text.
 */
export interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  micros: number;
  /** Twelve-hour clocks: 0 before noon, 1 after. */
  half: number;
  offsetMinutes: number;
  /** From 1 on; -1 when it was not read. */
  dayOfYear: number;
  /** 0 = Monday, as it was read; -1 when it was not. */
  weekday: number;
  /** The first of the hundred years that two digits can mean. */
  firstYear: number;
}

export interface FormatToken {
  /** The position behind what was read, or -1. */
  readonly read: (text: string, at: number, fields: Fields) => number;
  readonly write: (fields: Fields) => string;
}

type NumberField = Exclude<keyof Fields, "half" | "weekday">;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

const shorten = (names: readonly string[]) => names.map((name) => name.slice(0, 3));
const capitalise = (names: readonly string[]) => names.map((name) => name.toUpperCase());

/** The digits from `at` on, at most `most`; -1 when there is none. */
function readDigits(text: string, at: number, most: number): { value: number; end: number } {
  let value = 0;
  let end = at;
  while (end < text.length && end - at < most) {
    const digit = text.charCodeAt(end) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    end++;
  }
  return { value, end };
}

function fixed(field: NumberField, width: number, unit = 1): FormatToken {
  return {
    read(text, at, fields) {
      const { value, end } = readDigits(text, at, width);
      fields[field] = value * unit;
      return end - at === width ? end : -1;
    },
    write: (fields) => String(Math.floor(fields[field] / unit)).padStart(width, "0"),
  };
}

function unpadded(field: NumberField): FormatToken {
  return {
    read(text, at, fields) {
      const { value, end } = readDigits(text, at, 2);
      fields[field] = value;
      return end > at && String(value).length === end - at ? end : -1;
    },
    write: (fields) => String(fields[field]),
  };
}

/** Two places, of which the first may be a blank. */
function blankPadded(field: NumberField): FormatToken {
  return {
    read(text, at, fields) {
      const start = text[at] === " " ? at + 1 : at;
      const { value, end } = readDigits(text, start, at + 2 - start);
      fields[field] = value;
      return end === at + 2 && (start > at || value > 9) ? end : -1;
    },
    write: (fields) => String(fields[field]).padStart(2),
  };
}

/** The day of the week as a digit: Sunday is 0 (`%w`) or 7 (`%u`). */
function weekdayDigit(sunday: 0 | 7): FormatToken {
  return {
    read(text, at, fields) {
      const { value, end } = readDigits(text, at, 1);
      fields.weekday = (value + 6) % 7;
      return end > at && (value === sunday || (value > 0 && value < 7)) ? end : -1;
    },
    write: ({ weekday }) => String(weekday === 6 ? sunday : weekday + 1),
  };
}

/** Instants are kept in UTC, so there is one zone to name. */
const zoneName: FormatToken = {
  read: (text, at) => (text.startsWith("UTC", at) ? at + 3 : -1),
  write: () => "UTC",
};

const twelve = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

/** The hour of a twelve-hour clock: 12, 1, … 11; `%p` tells the half of the day. */
function onTwelve(token: FormatToken): FormatToken {
  return {
    read(text, at, fields) {
      const end = token.read(text, at, fields);
      if (fields.hour < 1 || fields.hour > 12) return -1;
      fields.hour %= 12;
      return end;
    },
    write: (fields) => token.write({ ...fields, hour: twelve(fields.hour) }),
  };
}

/** Longer names first where one begins with another (the names of a list never do, but May is both short and long). */
function named(field: "month" | "weekday" | "half", names: readonly string[]): FormatToken {
  const first = field === "month" ? 1 : 0;
  return {
    read(text, at, fields) {
      const index = names.findIndex((name) => text.startsWith(name, at));
      fields[field] = index + first;
      return index === -1 ? -1 : at + (names[index] as string).length;
    },
    write: (fields) => names[fields[field] - first] as string,
  };
}

const twoDigitYear: FormatToken = {
  read(text, at, fields) {
    const { value, end } = readDigits(text, at, 2);
    fields.year = fields.firstYear + ((((value - fields.firstYear) % 100) + 100) % 100);
    return end - at === 2 ? end : -1;
  },
  write: ({ year }) => String(year % 100).padStart(2, "0"),
};

/** One to six digits without a zero at the end, as PostgreSQL prints them. */
const trimmedFraction: FormatToken = {
  read(text, at, fields) {
    const { value, end } = readDigits(text, at, 6);
    fields.micros = value * 10 ** (6 - (end - at));
    return end > at && (value % 10 !== 0 || end === at + 1) ? end : -1;
  },
  write: ({ micros }) => {
    const digits = String(micros).padStart(6, "0");
    let end = 6;
    while (end > 1 && digits[end - 1] === "0") end--;
    return digits.slice(0, end);
  },
};

function offset(separator: "" | ":"): FormatToken {
  return {
    read(text, at, fields) {
      const sign = text[at] === "+" ? 1 : text[at] === "-" ? -1 : 0;
      const hours = readDigits(text, at + 1, 2);
      if (sign === 0 || hours.end !== at + 3 || !text.startsWith(separator, hours.end)) return -1;
      const minutes = readDigits(text, hours.end + separator.length, 2);
      if (hours.value > 15 || minutes.value > 59 || minutes.end !== hours.end + separator.length + 2)
        return -1;
      fields.offsetMinutes = sign * (hours.value * 60 + minutes.value);
      return minutes.end;
    },
    /** Instants are kept in UTC. */
    write: () => `+00${separator}00`,
  };
}

export const formatTokens: Readonly<Record<string, FormatToken>> = {
  "%Y": fixed("year", 4),
  "%y": twoDigitYear,
  "%m": fixed("month", 2),
  "%-m": unpadded("month"),
  "%d": fixed("day", 2),
  "%-d": unpadded("day"),
  "%e": blankPadded("day"),
  "%j": fixed("dayOfYear", 3),
  "%H": fixed("hour", 2),
  "%-H": unpadded("hour"),
  "%I": onTwelve(fixed("hour", 2)),
  "%-I": onTwelve(unpadded("hour")),
  "%M": fixed("minute", 2),
  "%S": fixed("second", 2),
  "%f": fixed("micros", 6),
  "%g": fixed("micros", 3, 1_000),
  "%-f": trimmedFraction,
  "%p": named("half", ["AM", "PM"]),
  "%P": named("half", ["am", "pm"]),
  "%b": named("month", shorten(MONTHS)),
  "%B": named("month", MONTHS),
  "%^b": named("month", capitalise(shorten(MONTHS))),
  "%^B": named("month", capitalise(MONTHS)),
  "%a": named("weekday", shorten(WEEKDAYS)),
  "%A": named("weekday", WEEKDAYS),
  "%^a": named("weekday", capitalise(shorten(WEEKDAYS))),
  "%^A": named("weekday", capitalise(WEEKDAYS)),
  "%u": weekdayDigit(7),
  "%w": weekdayDigit(0),
  "%z": offset(""),
  "%:z": offset(":"),
  "%Z": zoneName,
};

/** Letters that stand for several, as Python and C have them without a locale. */
export const shorthands: Readonly<Record<string, string>> = {
  "%c": "%a %b %e %H:%M:%S %Y",
  "%D": "%m/%d/%y",
  "%F": "%Y-%m-%d",
  "%h": "%b",
  "%R": "%H:%M",
  "%r": "%I:%M:%S %p",
  "%T": "%H:%M:%S",
  "%x": "%m/%d/%y",
  "%X": "%H:%M:%S",
};
