/**
 * @file Which formats a set of texts is written in. Each text is cut into runs of digits, letters and signs; texts
 * of one shape share one guess. The parts of a time are told by their colons, those of a date by length and order;
 * where two orders are possible (day or month first) the values decide, and for each part the way of writing it
 * (with leading zero or not, short or long names) is the one that most texts agree with.
 */
import { compileFormat, LONGEST_DATETIME } from "./datetime-format.ts";
import { formatTokens, MONTHS, WEEKDAYS } from "./format-tokens.ts";

export interface InferredFormats {
  /** The most frequent first. Together they read every text. */
  readonly formats: readonly string[];
  /** Formats that read the same texts with day and month exchanged. */
  readonly rivals: readonly string[];
}

interface Shape {
  /** For each run the roles it may play; a run without a role is written as it stands. */
  readonly readings: readonly (readonly string[])[];
  readonly runs: string[][];
}

/** Ways to write a part, in order of preference. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  Y: ["%Y"],
  y: ["%y"],
  m: ["%m", "%-m"],
  d: ["%d", "%-d"],
  b: ["%b", "%B", "%^b", "%^B"],
  a: ["%a", "%A", "%^a", "%^A"],
  H: ["%H", "%-H"],
  I: ["%I", "%-I"],
  M: ["%M"],
  S: ["%S"],
  f: ["%f", "%g", "%-f"],
  p: ["%p", "%P"],
  z: ["%z", "%:z"],
};

/** Kinds of date runs in order (Y four digits, # one or two, b a month's name) and what they can mean. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  "": [""],
  "Y##": ["Ymd"],
  "##Y": ["dmY", "mdY"],
  "###": ["dmy", "mdy", "ymd"],
  "#bY": ["dbY"],
  "#b#": ["dby"],
  "b#Y": ["bdY"],
  "b##": ["bdy"],
  "Yb#": ["Ybd"],
  bY: ["bY"],
  Yb: ["Yb"],
  "b#": ["by"],
  "Y#": ["Ym"],
  "#Y": ["mY"],
};

const MONTH_NAMES = new Set(MONTHS.flatMap((name) => [name.toLowerCase(), name.slice(0, 3).toLowerCase()]));
const WEEKDAY_NAMES = new Set(
  WEEKDAYS.flatMap((name) => [name.toLowerCase(), name.slice(0, 3).toLowerCase()]),
);
const RUN = /\d+|[A-Za-z]+|[ ,./:+-]|[\s\S]/g;
const MOST_FORMATS = 6;

/** Undefined when some text is no date or time, or more formats than a person would mix are needed. */
export function inferFormats(texts: readonly string[]): InferredFormats | undefined {
  const shapes = new Map<string, Shape>();
  for (const text of texts) {
    const cut = text.length > LONGEST_DATETIME || text.length < 4 ? undefined : cutText(text);
    if (cut === undefined) return undefined;
    const shape = shapes.get(cut.key) ?? { readings: cut.readings, runs: [] };
    shape.runs.push(cut.runs);
    shapes.set(cut.key, shape);
    if (shapes.size > MOST_FORMATS) return undefined;
  }
  return mergeShapes([...shapes.values()].sort((a, b) => b.runs.length - a.runs.length));
}

/** Shapes of one column are read in the same order of day and month, as far as their values allow. */
function mergeShapes(shapes: readonly Shape[]): InferredFormats | undefined {
  const readings = shapes.map(readShape);
  const orders = new Set(readings.flatMap((found) => (found.length === 1 ? found.map(orderOf) : [])));
  const chosen = readings.map((found) => found.find((one) => orders.has(orderOf(one))) ?? found[0]);
  if (chosen.some((one) => one === undefined)) return undefined;
  const formats = [...new Set(chosen.flatMap((one) => one as string[]))];
  if (formats.length === 0 || formats.length > MOST_FORMATS) return undefined;
  const undecided = readings.every((found) => found.length > 1);
  return { formats, rivals: undecided ? readings.flatMap((found) => found[1] as string[]) : [] };
}

/** `dm` for day first, `md` for month first, `ymd`. */
function orderOf(formats: readonly string[]): string {
  return (formats[0] ?? "").replace(/%-?/g, "").replace(/[^ymd]/g, "");
}

/** Every reading under which all texts of the shape are possible, each as one or more formats. */
function readShape({ readings, runs }: Shape): string[][] {
  const complete = readings.flatMap((roles) => {
    const formats = isSupported(roles, runs) ? fitFormats(roles, runs) : undefined;
    return formats === undefined ? [] : [formats];
  });
  const fewest = Math.min(...complete.map((formats) => formats.length));
  return complete.filter((formats) => formats.length === fewest);
}

/** `Aug-62` is a month of a year only if some number is no day: `Aug-12` is left alone. */
function isSupported(roles: readonly string[], runs: readonly string[][]): boolean {
  const year = roles.indexOf("y");
  if (year === -1 || roles.includes("d")) return true;
  return runs.some((run) => Number(run[year]) > 31 || run[year] === "00");
}

function fitFormats(roles: readonly string[], runs: readonly string[][]): string[] | undefined {
  const formats: string[] = [];
  let rest = runs;
  while (rest.length > 0 && formats.length < MOST_FORMATS) {
    const format = roles.map((role, index) => chooseVariant(role, rest, index)).join("");
    const { parse } = compileFormat(format);
    const left = rest.filter((run) => parse(run.join("")) === undefined);
    if (left.length === rest.length) return undefined;
    formats.push(format);
    rest = left;
  }
  return rest.length === 0 ? formats : undefined;
}

function chooseVariant(role: string, runs: readonly string[][], index: number): string {
  const first = runs[0]?.[index] as string;
  if (role === "") return first;
  let best = { variant: "", count: -1 };
  for (const variant of VARIANTS[role] ?? []) {
    const count = runs.filter((run) => isWritten(run[index] as string, variant)).length;
    if (count > best.count) best = { variant, count };
  }
  if (role === "f" && best.count === 0 && /^0+$/.test(first)) return first;
  return best.variant;
}

const scratch = {
  year: 0,
  month: 0,
  day: 0,
  hour: 0,
  minute: 0,
  second: 0,
  micros: 0,
  half: 0,
  offsetMinutes: 0,
  dayOfYear: 0,
  weekday: 0,
  firstYear: 1969,
};

function isWritten(run: string, variant: string): boolean {
  return formatTokens[variant]?.read(run, 0, scratch) === run.length;
}

interface CutText {
  readonly key: string;
  readonly runs: string[];
  readonly readings: readonly (readonly string[])[];
}

function cutText(text: string): CutText | undefined {
  const runs = (text.match(RUN) as string[]).flatMap(splitCompact);
  const roles: string[] = runs.map(() => "");
  if (!markTime(runs, roles)) return undefined;
  const kinds = markDate(runs, roles);
  const orders = kinds === undefined ? undefined : ORDERS[kinds];
  if (orders === undefined) return undefined;
  return {
    key: runs.map((run, index) => roles[index] || run).join("|"),
    runs,
    readings: (runs.includes(".") ? orders.slice(0, 1) : orders).map((order) => assign(roles, order)),
  };
}

/** `20260131` is a year, a month and a day; behind a `T`, `101500` is a time. */
function splitCompact(run: string, index: number, runs: readonly string[]): string[] {
  if (/^\d{8}$/.test(run)) return [run.slice(0, 4), run.slice(4, 6), run.slice(6)];
  if (/^\d{6}$/.test(run) && runs[index - 1] === "T") return [run.slice(0, 2), run.slice(2, 4), run.slice(4)];
  return [run];
}

const TWO_DIGITS = /^\d\d$/;

/** Gives roles to hour, minute, second, fraction, half of day and offset; false when colons make no time. */
function markTime(runs: string[], roles: string[]): boolean {
  const colon = runs.indexOf(":");
  if (colon === -1) return markCompactTime(runs, roles);
  if (!/^\d{1,2}$/.test(runs[colon - 1] ?? "") || !TWO_DIGITS.test(runs[colon + 1] ?? "")) return false;
  roles[colon - 1] = "H";
  roles[colon + 1] = "M";
  let end = colon + 2;
  if (runs[end] === ":" && TWO_DIGITS.test(runs[end + 1] ?? "")) {
    roles[end + 1] = "S";
    end = markFraction(runs, roles, end + 2);
  }
  const half = runs[end] === " " ? end + 1 : end;
  if (/^[ap]m$/i.test(runs[half] ?? "")) {
    roles[half] = "p";
    roles[colon - 1] = "I";
    end = half + 1;
  }
  end = markOffset(runs, roles, runs[end] === " " ? end + 1 : end);
  return !runs.includes(":", end);
}

function markCompactTime(runs: readonly string[], roles: string[]): boolean {
  const at = runs.indexOf("T") + 1;
  if (at === 0) return true;
  if (![0, 1, 2].every((step) => TWO_DIGITS.test(runs[at + step] ?? ""))) return false;
  for (const [step, role] of ["H", "M", "S"].entries()) roles[at + step] = role;
  return true;
}

function markFraction(runs: readonly string[], roles: string[], at: number): number {
  if ((runs[at] !== "." && runs[at] !== ",") || !/^\d{1,9}$/.test(runs[at + 1] ?? "")) return at;
  roles[at + 1] = "f";
  return at + 2;
}

/** `+0200` and `+02:00` become one run. Answers where the time ends. */
function markOffset(runs: string[], roles: string[], at: number): number {
  if (runs[at] !== "+" && runs[at] !== "-") return at;
  const short = /^\d{4}$/.test(runs[at + 1] ?? "");
  const long = TWO_DIGITS.test(runs[at + 1] ?? "") && runs[at + 2] === ":";
  if (!short && !(long && TWO_DIGITS.test(runs[at + 3] ?? ""))) return at;
  const count = short ? 2 : 4;
  runs.splice(at, count, runs.slice(at, at + count).join(""));
  roles.splice(at, count, "z");
  return at + 1;
}

/** Marks the runs of the date `~` and answers their kinds; undefined when a run has no place in a date. */
function markDate(runs: readonly string[], roles: string[]): string | undefined {
  let kinds = "";
  for (const [index, run] of runs.entries()) {
    if (roles[index] !== "") continue;
    const word = run.toLowerCase();
    const kind = /^\d/.test(run) ? kindOfDigits(run) : MONTH_NAMES.has(word) ? "b" : "";
    if (kind !== "") {
      roles[index] = `~${kind}`;
      kinds += kind;
    } else if (WEEKDAY_NAMES.has(word)) roles[index] = "a";
    else if (!/^([ ,./:-]|T|Z|UTC|GMT)$/.test(run)) return undefined;
  }
  return kinds;
}

function kindOfDigits({ length }: string): string {
  return length === 4 ? "Y" : length <= 2 ? "#" : "?";
}

function assign(roles: readonly string[], order: string): string[] {
  let next = 0;
  return roles.map((role) => (role.startsWith("~") ? (order[next++] as string) : role));
}
