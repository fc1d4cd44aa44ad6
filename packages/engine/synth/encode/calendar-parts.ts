/**
 * @file Which parts of a date deserve a variable of their own. One variable has at most 1,024 cells, so over years a
 * cell spans days: the time of day is lost where it follows a pattern, and so is the weekday. Both are asked of the
 * data: parts that say nothing cost a variable and gain nothing.
 */
import { type Column, isMeasurable, takeColumn, toNumbers } from "../../table/index.ts";
import { countCells } from "./cut-cells.ts";
import type { EncodedColumn } from "./encoder.ts";
import { findNumberForm, toSteps } from "./number-form.ts";
import { MOST_EXACT } from "./split-values.ts";

export interface CalendarParts {
  readonly timeOfDay: boolean;
  readonly weekday: boolean;
}

export const DAY_MICROS = 86_400_000_000;
const SAMPLE_ROWS = 20_000;
/** Fewer cells a day show no hours. */
const CELLS_PER_DAY = 24;
const BINS = 8;
const OTHER_WEEKS = [5, 6, 8];
/** χ² with the degrees of freedom met here (up to 49) is above it by chance once in a million. */
const CHANCE = 110;
/** χ² per row from which a pattern is worth a variable; Cohen's w = 0.1 is a weak effect. */
const WEAK = 0.01;

export function findCalendarParts(
  { column, profile }: EncodedColumn,
  others: Iterable<EncodedColumn>,
): CalendarParts {
  const none = { timeOfDay: false, weekday: false };
  if (column.kind !== "datetime" || column.part === "time") return none;
  if (profile.distinctCount <= MOST_EXACT) return none;
  const rows = sampleRows(column.length);
  const form = findNumberForm(column);
  const perDay = DAY_MICROS / form.step;
  const steps = toSteps(takeColumn(column, rows), form);
  const days = steps.map((step) => Math.floor(step / perDay));
  const distinctDays = new Set(days).size;
  const { coarse, fine } = countCells(profile.rowCount - profile.nullCount);
  const bins = lazily(() =>
    [...others].filter((other) => other.column !== column).map((other) => binSample(other.column)),
  );
  const isCoarse = perDay > 1 && distinctDays > 2 && coarse * fine < CELLS_PER_DAY * distinctDays;
  const hours = steps.map((step, row) => Math.floor((step / perDay - (days[row] as number)) * BINS));
  const timeOfDay =
    isCoarse && (isUneven(countParts(hours)) || bins().some((other) => isRelated(hours, other)));
  const hasDays = distinctDays > MOST_EXACT && (timeOfDay || perDay === 1);
  // Where weekdays differ in their rows alone, the law of the days says it.
  return { timeOfDay, weekday: hasDays && bins().some((other) => isWeekly(days, other)) };
}

function sampleRows(count: number): Int32Array {
  const size = Math.min(count, SAMPLE_ROWS);
  return Int32Array.from({ length: size }, (_, at) => Math.floor((at * count) / size));
}

const binsOf = new WeakMap<Column, Int8Array>();

/** Kept for the next date of the table. */
function binSample(column: Column): Int8Array {
  const bins = binsOf.get(column) ?? binColumn(takeColumn(column, sampleRows(column.length)));
  binsOf.set(column, bins);
  return bins;
}

function lazily<T>(compute: () => T): () => T {
  let answer: T | undefined;
  return () => {
    answer ??= compute();
    return answer;
  };
}

/** Monday is 0. The first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** NaN is left out. */
function countParts(parts: Float64Array): Float64Array {
  const counts = new Float64Array(BINS);
  for (const part of parts) if (part >= 0) counts[part] = (counts[part] as number) + 1;
  return counts;
}

function isUneven(counts: Float64Array): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquare > CHANCE && chiSquare > WEAK * total;
}

/** χ² of independence; both are below eight, negative or NaN where missing. */
function measureRelation(parts: Float64Array, bins: Int8Array): { chiSquare: number; total: number } {
  const table = new Float64Array(BINS * BINS);
  const rows = new Float64Array(BINS);
  const columns = new Float64Array(BINS);
  let total = 0;
  for (let row = 0; row < bins.length; row++) {
    const part = parts[row] as number;
    const bin = bins[row] as number;
    if (!(part >= 0 && bin >= 0)) continue;
    for (const [counts, at] of [
      [table, part * BINS + bin],
      [rows, part],
      [columns, bin],
    ] as const)
      counts[at] = (counts[at] as number) + 1;
    total++;
  }
  const chiSquare = table.reduce((sum, count, cell) => {
    const expected = ((rows[Math.floor(cell / BINS)] as number) * (columns[cell % BINS] as number)) / total;
    return expected > 0 ? sum + (count - expected) ** 2 / expected : sum;
  }, 0);
  return { chiSquare, total };
}

const isStrong = ({ chiSquare, total }: { chiSquare: number; total: number }) =>
  chiSquare > CHANCE && chiSquare > WEAK * total;

const isRelated = (parts: Float64Array, bins: Int8Array) => isStrong(measureRelation(parts, bins));

/** Days of the week tell more than those of a week of another length, which know as much of the season. */
function isWeekly(days: Float64Array, bins: Int8Array): boolean {
  const week = measureRelation(days.map(weekdayOf), bins);
  if (!isStrong(week)) return false;
  return OTHER_WEEKS.every((length) => {
    const other = days.map((day) => ((day % length) + length) % length);
    return week.chiSquare > 2 * measureRelation(other, bins).chiSquare;
  });
}

/** Up to eight bins of equal mass, or the most frequent texts; −1 for null. */
function binColumn(column: Column): Int8Array {
  if (!isMeasurable(column)) {
    const counts = new Map<number, number>();
    for (const code of column.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, BINS - 1);
    const binOf = new Map(frequent.map(([code], bin) => [code, bin]));
    return Int8Array.from(column.codes, (code, row) =>
      column.nulls?.[row] === 1 ? -1 : (binOf.get(code) ?? BINS - 1),
    );
  }
  const numbers = toNumbers(column);
  const sample = numbers.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from(
    { length: BINS - 1 },
    (_, at) => sample[Math.floor(((at + 1) * sample.length) / BINS)] ?? 0,
  );
  return Int8Array.from(numbers, (value) => {
    if (Number.isNaN(value)) return -1;
    const bin = edges.findIndex((edge) => value < edge);
    return bin < 0 ? BINS - 1 : bin;
  });
}
