/** @file How an attacker who has the synthetic rows comes to predicates (Giomi et al. 2023, as Anonymeter has them). */
import { drawWithoutReplacement, type Random, shuffle } from "../../../base/index.ts";
import { remember } from "../../sides/remember.ts";
import type { RowColumn, Rows } from "../neighbours/index.ts";
import { FittingRows } from "./fitting-rows.ts";
import { type Condition, nameCondition, type Predicate, valuesOf } from "./predicate.ts";

export interface DrawOptions {
  readonly count: number;
  /** Columns that a predicate speaks of. */
  readonly width: number;
  readonly random: Random;
}

/** Of each column the values that a single row has, and its ends; each fits exactly one row. */
export function drawUnivariate(rows: Rows, { count, random }: Omit<DrawOptions, "width">): Predicate[] {
  const single = rows.columns.flatMap((column, at) => listSingle(column, at));
  return shuffle(random, single)
    .slice(0, count)
    .map((condition) => [condition]);
}

function listSingle(column: RowColumn, at: number): Condition[] {
  const { counts, missing } = countValues(column);
  const conditions: Condition[] = [];
  if (missing === 1) conditions.push({ column: at, comparison: "missing", value: 0 });
  if (column.kind === "number" && counts.size > 0) {
    const values = Float64Array.from(counts.keys()).sort();
    const [least, largest] = [values[0] as number, values.at(-1) as number];
    if (counts.get(least) === 1) conditions.push({ column: at, comparison: "most", value: least });
    if (counts.get(largest) === 1) conditions.push({ column: at, comparison: "least", value: largest });
  }
  for (const [value, held] of counts)
    if (held === 1) conditions.push({ column: at, comparison: "equal", value });
  return conditions;
}

interface ValueCounts {
  readonly counts: ReadonlyMap<number, number>;
  readonly missing: number;
}

const countValues = remember((column: RowColumn): ValueCounts => {
  const counts = new Map<number, number>();
  let missing = 0;
  for (const value of valuesOf(column))
    if (Number.isNaN(value)) missing++;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  return { counts, missing };
});

/** Comparisons of a table that are tried at most; tables in which nobody stands out would be searched for ever. */
const MOST_COMPARED = 1e10;
const MOST_ATTEMPTS = 200_000;
const LEAST_ATTEMPTS = 1_000;
const ATTEMPTS_PER_ROW = 100;

/**
 * A synthetic row's values in some columns, numbers above the median as "or more" and others as "or less"; kept when
 * they fit that row alone.
 */
export function drawMultivariate(rows: Rows, { count, width, random }: DrawOptions): Predicate[] {
  const medians = rows.columns.map((column) => (column.kind === "number" ? medianOf(column) : 0));
  const found = new Map<string, Predicate>();
  const fitting = new FittingRows(rows);
  const affordable = Math.min(
    MOST_ATTEMPTS,
    ATTEMPTS_PER_ROW * rows.count,
    Math.floor(MOST_COMPARED / rows.count),
  );
  const attempts = Math.max(count, LEAST_ATTEMPTS, affordable);
  for (let attempt = 0; attempt < attempts && found.size < count; attempt++) {
    const row = random.below(rows.count);
    const predicate = drawColumns(rows, width, random).map((column) =>
      describeRow(rows.columns[column] as RowColumn, { row, column, median: medians[column] as number }),
    );
    const name = predicate.map(nameCondition).join(" and ");
    if (!found.has(name) && fitting.fitsOne(predicate)) found.set(name, predicate);
  }
  return [...found.values()];
}

function describeRow(
  column: RowColumn,
  { row, column: at, median }: { readonly row: number; readonly column: number; readonly median: number },
): Condition {
  const value = valuesOf(column)[row] as number;
  if (Number.isNaN(value)) return { column: at, comparison: "missing", value: 0 };
  if (column.kind === "category") return { column: at, comparison: "equal", value };
  return { column: at, comparison: value > median ? "least" : "most", value };
}

/** Missing ones left out; the mean of the middle two. */
function medianOf(column: RowColumn): number {
  const present = valuesOf(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const half = present.length >> 1;
  const upper = present[half] ?? 0;
  return present.length % 2 === 1 ? upper : (upper + (present[half - 1] ?? 0)) / 2;
}

/** Any comparison with any value of any column: what succeeds with these succeeds without the synthetic rows. */
export function drawAtRandom(rows: Rows, { count, width, random }: DrawOptions): Predicate[] {
  const known = rows.columns.map((column) => {
    const { counts, missing } = countValues(column);
    return [...counts.keys(), ...(missing > 0 ? [Number.NaN] : [])];
  });
  return Array.from({ length: count }, () =>
    drawColumns(rows, width, random).map((column) => {
      const values = known[column] as number[];
      const value = values[random.below(values.length)] as number;
      return compareAtRandom(rows.columns[column] as RowColumn, { column, value, random });
    }),
  );
}

const COMPARISONS = {
  number: ["equal", "unequal", "above", "below", "least", "most"],
  category: ["equal", "unequal"],
} as const;

function compareAtRandom(
  { kind }: RowColumn,
  { column, value, random }: { readonly column: number; readonly value: number; readonly random: Random },
): Condition {
  const choices = COMPARISONS[kind];
  const comparison = choices[random.below(choices.length)] as Condition["comparison"];
  if (!Number.isNaN(value)) return { column, comparison, value };
  return { column, comparison: comparison === "equal" ? "missing" : "present", value: 0 };
}

function drawColumns({ columns }: Rows, width: number, random: Random): number[] {
  const drawn = drawWithoutReplacement(random, { count: width, total: columns.length });
  return [...drawn].sort((a, b) => a - b);
}
