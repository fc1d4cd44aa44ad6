/** @file Small writers of cells, to be put together into columns. */
import type { Random } from "../../../base/index.ts";

export interface ColumnFamily {
  /** Types a person would accept. */
  readonly expect: readonly string[];
  /** Separated by commas. */
  readonly names: string;
  /** Rows; 400 unless told. */
  readonly rows?: number;
  /** A cell; `` is null. */
  readonly cell: (random: Random, row: number) => string;
}

export type Cell = ColumnFamily["cell"];

export const pick = (list: string) => {
  const choices = list.split(",").map((choice) => choice.trim());
  return (random: Random) => choices[random.below(choices.length)] as string;
};
export const pad = (value: number, width: number) => String(value).padStart(width, "0");
export const between = (random: Random, from: number, to: number) => from + random.below(to - from + 1);
export const fixed = (random: Random, most: number, decimals: number) =>
  (random.float() * most).toFixed(decimals);
/** More small values than large ones. */
export const skewed = (random: Random, most: number) => Math.floor(most * random.float() ** 3);
export const letters = (random: Random, count: number, alphabet: string) =>
  Array.from({ length: count }, () => alphabet[random.below(alphabet.length)]).join("");
export const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
export const HEX = "0123456789abcdef";
const MONTHS = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(",");

/** A random moment, written in a template: `YYYY-MM-DD hh:mm:ss`; single letters have no leading zero. */
export const written = (template: string) => (random: Random) => {
  const month = between(random, 1, 12);
  const hour = random.below(24);
  const year = between(random, 1995, 2024);
  const day = between(random, 1, 28);
  const parts: Readonly<Record<string, string>> = {
    YYYY: String(year),
    YY: pad(year % 100, 2),
    MM: pad(month, 2),
    Mon: MONTHS[month - 1] as string,
    M: String(month),
    DD: pad(day, 2),
    D: String(day),
    hh: pad(hour, 2),
    H: String(hour % 12 === 0 ? 12 : hour % 12),
    mm: pad(random.below(60), 2),
    ss: pad(random.below(60), 2),
    AM: hour < 12 ? "AM" : "PM",
  };
  return template.replace(/YYYY|YY|MM|Mon|M|DD|D|hh|H|mm|ss|AM/g, (part) => parts[part] as string);
};

/** One cell in `every` is written otherwise. */
export const sometimes = (every: number, other: string | Cell, cell: Cell): Cell => {
  return (random, row) => {
    if (random.below(every) > 0) return cell(random, row);
    return typeof other === "string" ? other : other(random, row);
  };
};
