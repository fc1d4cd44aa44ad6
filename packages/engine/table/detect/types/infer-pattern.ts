/**
 * @file A regular expression for the values of an identifier, from the values. Values are cut into runs of digits,
 * capitals, small letters and other signs. If all agree in their runs, each run becomes a literal or a class with
 * a count; if only in their signs (`-`, `/`), each part between becomes one class; else the whole value does.
 * Every pattern is a plain sequence of disjoint classes, so that matching it takes linear time.
 */
import type { TextColumn } from "../../column/column.ts";
import { usedCodes } from "../../interpret/read-column.ts";

type Class = "digit" | "upper" | "lower" | "sign";

interface Run {
  /** Classes that occur in this place. */
  readonly classes: Set<Class>;
  /** The text, while all values have the same. */
  literal: string | undefined;
  min: number;
  max: number;
}

const LONGEST_VALUE = 200;
const MOST_RUNS = 24;
/** So many values agree in a text before it is a fixed part of the pattern. */
const LITERAL_VALUES = 8;
const BY_RUN = /[0-9]+|[A-Z]+|[a-z]+|[^0-9A-Za-z]/g;
const BY_PART = /[0-9A-Za-z]+|[^0-9A-Za-z]/g;

const MOST_ROUNDS = 5;
const EXCEPTIONS = 1_000;

/**
 * The pattern of all texts that rows refer to. It is inferred from a few and tried on all, which is ten times as
 * fast as to infer it from all; exceptions are learnt from.
 */
export function inferColumnPattern(column: TextColumn): string | undefined {
  const used = usedCodes(column);
  const step = Math.max(1, Math.floor(used.length / EXCEPTIONS));
  const few = used.filter((_, index) => index % step === 0);
  let known = Array.from(few, (code) => column.dictionary.at(code));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const pattern = inferPattern(known);
    if (pattern === undefined) return undefined;
    const exceptions = findExceptions(column, used, new RegExp(pattern));
    if (exceptions.length === 0) return pattern;
    known = known.concat(exceptions);
  }
  return undefined;
}

function findExceptions({ dictionary }: TextColumn, used: Int32Array, pattern: RegExp): string[] {
  const exceptions: string[] = [];
  for (const code of used) {
    const text = dictionary.at(code);
    if (text.length > LONGEST_VALUE || !pattern.test(text)) exceptions.push(text);
    if (exceptions.length === EXCEPTIONS) break;
  }
  return exceptions;
}

/** Matches every value given. Undefined when one is too long, empty or not of printable ASCII. */
export function inferPattern(texts: readonly string[]): string | undefined {
  if (texts.length === 0 || !texts.every(isPlain)) return undefined;
  for (const cut of [BY_RUN, BY_PART]) {
    const runs = alignRuns(texts, cut);
    if (runs !== undefined) return `^${runs.map((run) => writeRun(run, texts.length)).join("")}$`;
  }
  return wholeClass(texts);
}

const isPlain = (text: string) => text.length <= LONGEST_VALUE && /^[ -~]+$/.test(text);

function alignRuns(texts: readonly string[], cut: RegExp): Run[] | undefined {
  let runs: Run[] | undefined;
  for (const text of texts) {
    const pieces = text.match(cut) as string[];
    if (pieces.length > MOST_RUNS) return undefined;
    runs ??= pieces.map(startRun);
    if (pieces.length !== runs.length) return undefined;
    for (const [index, piece] of pieces.entries())
      if (!extendRun(runs[index] as Run, piece)) return undefined;
  }
  return runs;
}

function startRun(piece: string): Run {
  return { classes: classesOf(piece), literal: piece, min: piece.length, max: piece.length };
}

/** False when a sign meets another one, or runs of one kind meet runs of another. */
function extendRun(run: Run, piece: string): boolean {
  if (piece === run.literal) return true;
  const classes = classesOf(piece);
  if (run.classes.has("sign") || classes.has("sign")) return false;
  if (run.classes.size === 1 && classes.size === 1 && !classes.has([...run.classes][0] as Class))
    return false;
  for (const one of classes) run.classes.add(one);
  run.literal = undefined;
  run.min = Math.min(run.min, piece.length);
  run.max = Math.max(run.max, piece.length);
  return true;
}

function classesOf(piece: string): Set<Class> {
  const classes = new Set<Class>();
  if (/[0-9]/.test(piece)) classes.add("digit");
  if (/[A-Z]/.test(piece)) classes.add("upper");
  if (/[a-z]/.test(piece)) classes.add("lower");
  if (classes.size === 0) classes.add("sign");
  return classes;
}

const MEMBERS: Readonly<Record<Class, string>> = {
  digit: "0-9",
  upper: "A-Z",
  lower: "a-z",
  sign: "",
};

function writeRun({ classes, literal, min, max }: Run, values: number): string {
  if (literal !== undefined && (values >= LITERAL_VALUES || classes.has("sign")))
    return escapeRegExp(literal);
  const members = (Object.keys(MEMBERS) as Class[])
    .filter((one) => classes.has(one))
    .map((one) => MEMBERS[one]);
  return `[${members.join("")}]${writeCount(min, max)}`;
}

function writeCount(min: number, max: number): string {
  if (min === max) return min === 1 ? "" : `{${min}}`;
  return `{${min},${max}}`;
}

/** One class of all characters that occur, when these are few kinds. */
function wholeClass(texts: readonly string[]): string | undefined {
  const signs = new Set<string>();
  const classes = new Set<Class>();
  for (const text of texts)
    for (const piece of text.match(BY_RUN) as string[])
      for (const one of classesOf(piece)) one === "sign" ? signs.add(piece) : classes.add(one);
  if (signs.size > 8) return undefined;
  const members = (Object.keys(MEMBERS) as Class[])
    .filter((one) => classes.has(one))
    .map((one) => MEMBERS[one]);
  const lengths = texts.map((text) => text.length);
  const [min, max] = [lengths.reduce((a, b) => Math.min(a, b)), lengths.reduce((a, b) => Math.max(a, b))];
  return `^[${members.join("")}${[...signs].sort().map(escapeRegExp).join("")}]${writeCount(min, max)}$`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
