/**
 * @file Values that several rows share: how many rows a value has is the variable, in classes. Rows of one class
 * are dealt into groups of its size, inside a block, and each group is a new value. Nothing of a single value is
 * learnt.
 */
import { z } from "zod";
import type { Random } from "../../../base/index.ts";
import { ROWS_PER_BLOCK, type TokenColumn, type TokenVariable } from "../../../models/tokens.ts";
import { type Column, countNulls } from "../../../table/index.ts";
import { countValues } from "./count-values.ts";

const NULL = 0;
/** Counts grow by about a third from one class to the next; more rows than that are as good as any number. */
const CLASS_STARTS = [
  1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 37, 50, 67, 90, 120, 160, 213, 284, 379, 505, 1_000,
];
/** Room for values in a block beyond the expected. */
const SPARE = 1.2;

export const repetition = z.strictObject({
  nullable: z.boolean(),
  /** First counts of the classes, ascending; a class reaches to the next one. */
  starts: z.array(z.number().int().min(1).max(1e6)).min(1).max(CLASS_STARTS.length),
  /** Rows that a value of each class has, on average. */
  sizes: z.array(z.number().min(1)).min(1).max(CLASS_STARTS.length),
  valuesPerBlock: z
    .number()
    .int()
    .min(1)
    .max(2 * ROWS_PER_BLOCK),
});
export type Repetition = z.infer<typeof repetition>;

export function learnRepetition(column: Column, leastPeople: number): Repetition {
  const { counts } = countValues(column);
  const present = column.length - countNulls(column);
  return {
    nullable: column.length - present >= leastPeople,
    ...learnClasses(counts, leastPeople),
    valuesPerBlock:
      Math.ceil(ROWS_PER_BLOCK * Math.min(1, counts.length / Math.max(1, present)) * SPARE) + 16,
  };
}

export function repetitionVariable(name: string, { starts }: Repetition): TokenVariable {
  const positions = positionsOf(starts.length);
  const distinct = new Uint8Array(starts.length + 1).fill(1);
  return { name, size: starts.length + 1, scale: { from: positions, to: positions, distinct } };
}

export interface DealtValues {
  /** For each row the number of its value; different blocks have different numbers. */
  readonly numbers: Float64Array;
  readonly nulls?: Uint8Array;
}

export function dealValues(
  law: Repetition,
  tokens: Uint16Array,
  { firstRow, random }: { firstRow: number; random: Random },
): DealtValues {
  const first = Math.floor(firstRow / ROWS_PER_BLOCK) * law.valuesPerBlock;
  const numbers = dealGroups(law, tokens, random).map((number) => first + number);
  const nulls = Uint8Array.from(tokens, (token) => (law.nullable && token === NULL ? 1 : 0));
  return nulls.includes(1) ? { numbers, nulls } : { numbers };
}

function positionsOf(classes: number): Float32Array {
  return Float32Array.from({ length: classes + 1 }, (_, token) =>
    token === NULL ? Number.NaN : (token - 1) / Math.max(1, classes - 1),
  );
}

/** Classes that fewer than k rows are in join the one below. */
function learnClasses(counts: Int32Array, leastPeople: number): Pick<Repetition, "starts" | "sizes"> {
  const classes = CLASS_STARTS.map((start) => ({ start, rows: 0, ids: 0 }));
  for (const count of counts) {
    const found = classes.findLast(({ start }) => start <= count);
    if (found === undefined) continue;
    found.rows += count;
    found.ids += 1;
  }
  const kept: typeof classes = [];
  for (const one of classes) {
    const last = kept.at(-1);
    if (one.rows === 0) continue;
    if (last === undefined || one.ids >= leastPeople) kept.push({ ...one });
    else {
      last.rows += one.rows;
      last.ids += one.ids;
    }
  }
  if (kept.length === 0) return { starts: [1], sizes: [1] };
  return { starts: kept.map(({ start }) => start), sizes: kept.map(({ rows, ids }) => rows / ids) };
}

export function encodeRepetition({ starts }: Repetition, column: Column): TokenColumn {
  const { codes, counts } = countValues(column);
  const classOf = Uint16Array.from(
    counts,
    (count) =>
      1 +
      Math.max(
        0,
        starts.findLastIndex((start) => start <= count),
      ),
  );
  const coarse = Uint16Array.from(codes, (code) => (code < 0 ? NULL : classOf[code]!));
  const from = positionsOf(starts.length);
  return { coarse, positions: Float32Array.from(coarse, (token) => from[token]!) };
}

/** A number for each row, alike in rows of one group; the rows of a class are shuffled and cut. */
function dealGroups(
  { sizes, valuesPerBlock }: Repetition,
  tokens: Uint16Array,
  random: Random,
): Float64Array {
  const rowsOf = sizes.map((): number[] => []);
  for (const [row, token] of tokens.entries())
    rowsOf[Math.min(sizes.length, Math.max(1, token)) - 1]!.push(row);
  const numbers = new Float64Array(tokens.length);
  let next = 0;
  rowsOf.forEach((rows, place) => {
    shuffle(rows, random);
    const size = sizes[place] as number;
    const groups = Math.max(1, Math.round(rows.length / size));
    rows.forEach((row, index) => {
      numbers[row] = (next + Math.floor((index * groups) / rows.length)) % valuesPerBlock;
    });
    if (rows.length > 0) next += groups;
  });
  return numbers;
}

function shuffle(rows: number[], random: Random): void {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [rows[at], rows[other]] = [rows[other]!, rows[at]!];
  }
}
