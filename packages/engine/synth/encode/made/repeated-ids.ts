/**
 * @file Identifiers that several rows share, such as a person's in a table of visits. How many rows an identifier
 * has is the variable: rows of one count are dealt into groups of that many, inside a block, and each group gets a
 * new identifier. Nothing of a single identifier is learnt.
 */
import { z } from "zod";
import type { Random } from "../../../base/index.ts";
import { ROWS_PER_BLOCK, type TokenColumn, type TokenScale } from "../../../models/tokens.ts";
import { type Column, countNulls } from "../../../table/index.ts";
import type { Encoder } from "../encoder.ts";
import { countValues } from "./count-values.ts";
import { describeIds, idLaw, learnIds, makeIds } from "./id-law.ts";

const NULL = 0;
/** Counts grow by about a third from one class to the next; more rows than that are as good as any number. */
const CLASS_STARTS = [
  1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 37, 50, 67, 90, 120, 160, 213, 284, 379, 505, 1_000,
];
/** Room for identifiers in a block beyond the expected. */
const SPARE = 1.2;

const state = z.strictObject({
  column: z.string(),
  law: idLaw,
  key: z.number().int().min(0).max(0xffffffff),
  nullable: z.boolean(),
  /** First counts of the classes, ascending; a class reaches to the next one. */
  starts: z.array(z.number().int().min(1).max(1e6)).min(1).max(CLASS_STARTS.length),
  /** Rows that an identifier of each class has, on average. */
  sizes: z.array(z.number().min(1)).min(1).max(CLASS_STARTS.length),
  idsPerBlock: z
    .number()
    .int()
    .min(1)
    .max(2 * ROWS_PER_BLOCK),
});
type RepeatedIds = z.infer<typeof state>;

export const encodeRepeatedIds: Encoder<RepeatedIds> = {
  kind: "repeated-ids",
  state,
  fit([given], { protection, random }) {
    if (given === undefined) throw new TypeError("repeated ids are one column");
    const { column } = given;
    const { counts } = countValues(column);
    const present = column.length - countNulls(column);
    return {
      column: given.name,
      law: learnIds(given, protection.leastPeople),
      key: random.uint32(),
      nullable: column.length - present >= protection.leastPeople,
      ...learnClasses(counts, protection.leastPeople),
      idsPerBlock: Math.ceil(ROWS_PER_BLOCK * Math.min(1, counts.length / Math.max(1, present)) * SPARE) + 16,
    };
  },
  variables: ({ column, starts }) => [
    { name: column, size: starts.length + 1, scale: scaleOf(starts.length) },
  ],
  encode: ({ starts }, [column]) => (column === undefined ? [] : [encodeCounts(starts, column)]),
  decode(saved, [drawn], { rowCount, firstRow, random }) {
    const tokens = drawn?.coarse ?? new Uint16Array(rowCount).fill(1);
    const numbers = dealGroups(saved, tokens, random);
    const first = Math.floor(firstRow / ROWS_PER_BLOCK) * saved.idsPerBlock;
    const nulls = Uint8Array.from(tokens, (token) => (saved.nullable && token === NULL ? 1 : 0));
    const { law, key, column } = saved;
    const request = { numbers: numbers.map((number) => first + number), key, name: column };
    return [makeIds(law, nulls.includes(1) ? { ...request, nulls } : request)];
  },
  describe: ({ law, starts }) => `by how many rows share one (${starts.length} classes), ${describeIds(law)}`,
  protections: () => ["no real identifier is kept: new ones of the same form, each with rows of its own"],
};

/** Classes that fewer than k rows are in join the one below. */
function learnClasses(counts: Int32Array, leastPeople: number): Pick<RepeatedIds, "starts" | "sizes"> {
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

function scaleOf(classes: number): TokenScale {
  const from = Float32Array.from({ length: classes + 1 }, (_, token) =>
    token === NULL ? Number.NaN : (token - 1) / Math.max(1, classes - 1),
  );
  return { from, to: from, distinct: new Uint8Array(classes + 1).fill(1) };
}

function encodeCounts(starts: readonly number[], column: Column): TokenColumn {
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
  const { from } = scaleOf(starts.length);
  return { coarse, positions: Float32Array.from(coarse, (token) => from[token]!) };
}

/** A number for each row, alike in rows of one group; the rows of a class are shuffled and cut. */
function dealGroups({ sizes, idsPerBlock }: RepeatedIds, tokens: Uint16Array, random: Random): Float64Array {
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
      numbers[row] = (next + Math.floor((index * groups) / rows.length)) % idsPerBlock;
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
