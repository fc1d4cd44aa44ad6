/** @file Which formats of dates and times a column's distinct texts have, checked on every one of them. */
import type { DatetimeInterpretation } from "../interpretation.ts";
import { compileFormat, type DatetimeFormat, splitFormat } from "./datetime-format.ts";
import { inferFormats } from "./infer-formats.ts";

const FIRST_LOOK = 300;
const MOST_ROUNDS = 4;
/** Two-digit years beyond this one are taken for the century before. */
const LATEST_YEAR = 2039;
const MICROS_PER_DAY = 86_400_000_000n;

export function proposeDatetime(texts: readonly string[]): DatetimeInterpretation | undefined {
  let looked = spread(texts, FIRST_LOOK);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = inferFormats(looked);
    if (found === undefined) return undefined;
    const left = findUnread(texts, found.formats);
    if (left.length === 0) return settle(texts, found.formats, found.rivals);
    looked = looked.concat(left);
  }
  return undefined;
}

function spread(texts: readonly string[], most: number): string[] {
  const step = Math.max(1, texts.length / most);
  const count = Math.min(texts.length, most);
  return Array.from({ length: count }, (_, index) => texts[Math.floor(index * step)] as string);
}

function findUnread(texts: readonly string[], formats: readonly string[]): string[] {
  const compiled = formats.map((format) => compileFormat(format));
  const left: string[] = [];
  for (const text of texts) {
    if (!compiled.some(({ parse }) => parse(text) !== undefined)) left.push(text);
    if (left.length === FIRST_LOOK) break;
  }
  return left;
}

/** What all formats have in common; undefined when they do not go together. */
function settle(texts: readonly string[], formats: readonly string[], rivals: readonly string[]) {
  const compiled = formats.map((format) => compileFormat(format));
  const parts = new Set(compiled.map(({ part }) => part));
  const instants = new Set(compiled.map(({ instant }) => instant));
  if (instants.size > 1 || (parts.has("time") && parts.size > 1)) return undefined;
  const preferred = chooseRival(texts, formats, rivals);
  const chosen = preferred ?? formats;
  const yearIsShort = chosen.some((format) => format.includes("%y"));
  const result: DatetimeInterpretation = {
    kind: "datetime",
    part: parts.size > 1 ? "datetime" : (compiled[0] as DatetimeFormat).part,
    formats: chosen,
    portable: chosen.length === 1 && chosen.every(isPortable),
    ...(instants.has(true) && { zone: "UTC" }),
    ...(yearIsShort && { firstYear: findFirstYear(texts, chosen) }),
    ...(rivals.length > 0 && preferred === undefined && { ambiguous: true }),
  };
  return result;
}

/** Letters that DuckDB, too, reads and writes; `%^b`, `%P`, `%-f`, offsets and short years are ours. */
function isPortable(format: string): boolean {
  return splitFormat(format).every((piece) => !/^%([\^:]|P|y|z|-f)/.test(piece));
}

/** A reading in which every date is the first of a month is a monthly series, if there are enough months. */
function chooseRival(texts: readonly string[], formats: readonly string[], rivals: readonly string[]) {
  const enough = 6;
  if (rivals.length === 0 || texts.length < enough) return undefined;
  const monthly = [formats, rivals].filter((some) => {
    const compiled = some.map((format) => compileFormat(format));
    return texts.every((text) => {
      const micros = compiled.map(({ parse }) => parse(text)).find((value) => value !== undefined);
      return micros !== undefined && isFirstOfMonth(micros);
    });
  });
  return monthly.length === 1 ? monthly[0] : undefined;
}

function isFirstOfMonth(micros: bigint): boolean {
  const ofDay = ((micros % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
  return new Date(Number((micros - ofDay) / 1_000n)).getUTCDate() === 1;
}

/**
 * The hundred years that two digits mean begin behind the widest gap in the years seen: 98, 99, 00, 01 are 1998
 * to 2001. Without a clear gap POSIX's 1969.
 */
function findFirstYear(texts: readonly string[], formats: readonly string[]): number {
  const compiled = formats.map((format) => compileFormat(format));
  const seen = new Uint8Array(100);
  for (const text of texts)
    for (const { parse } of compiled) {
      const micros = parse(text);
      if (micros !== undefined) seen[new Date(Number(micros / 1_000n)).getUTCFullYear() % 100] = 1;
    }
  const { start, length } = widestGap(seen);
  if (length < 5) return 1969;
  const first = 2000 + ((start + length) % 100);
  return first + 99 - length > LATEST_YEAR ? first - 100 : first;
}

function widestGap(seen: Uint8Array): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 100; start++) {
    let length = 0;
    while (length < 100 && seen[(start + length) % 100] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
