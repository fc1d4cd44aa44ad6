/**
 * @file How strongly every two columns go together: Pearson's r of two columns of numbers or times over the rows that
 * have both, else bias-corrected Cramér's V of deciles and of the largest categories, missing being one of them.
 */
import { Random } from "../../../base/index.ts";
import { extentOf, momentsOf } from "../../../stats/index.ts";
import { type TableSchema, takeColumn } from "../../../table/index.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import { correlateAll } from "../../metrics/pairs/correlation-matrix.ts";
import { type Associations, fewestPeople } from "../report.ts";
import { chooseColumns } from "./choose-columns.ts";
import { type CodedColumn, codeColumn } from "./code-columns.ts";
import { correctedCramersV } from "./cramers-v.ts";
import { type ColumnSides, mapSides, type OfSides, type TableSides, takeColumnSides } from "./sides.ts";

/** Standard error of a correlation of so many rows: .004. */
const MOST_ROWS = 50_000;
/**
 * To choose columns by, where there are more than asked for: 2,000 rows of 500 columns, of 1,000 columns 500.
 */
const CHOOSING_ROWS = 2_000;
const CHOOSING_VALUES = 2.5e8;
const CATEGORIES = 24;
const DECILES = 10;

export interface AssociationOptions {
  /** Columns in the picture. */
  readonly limit: number;
  readonly seed: number;
}

type NamedSides = readonly (readonly [string, ColumnSides])[];

/** Null where fewer than two columns can be compared. */
export function describeAssociations(
  schema: TableSchema,
  sides: TableSides,
  { limit, seed }: AssociationOptions,
): Associations | null {
  const random = new Random(seed).stream("associations");
  const draw = (most: number) =>
    mapSides(sides, ({ rowCount }) => (rowCount <= most ? undefined : drawRows(rowCount, most, random)));
  const all = listColumns(schema, sides);
  const code = (named: NamedSides, most: number, categories: number) => {
    const rows = draw(most);
    return named
      .map(([name, columns]) => codeTaken(name, schema, takeRows(columns, rows), categories))
      .filter((column) => column !== undefined);
  };
  let shown = all;
  let leftOut = 0;
  if (all.length > limit) {
    const rows = Math.min(CHOOSING_ROWS, Math.ceil((2 * CHOOSING_VALUES) / all.length ** 2));
    const coded = code(all, rows, DECILES).map(fillMissing);
    const chosen = new Set(
      chooseColumns(associate(coded, "real"), associate(coded, "synthetic"), coded, limit),
    );
    shown = all.filter(([name]) => chosen.has(name));
    leftOut = coded.length - shown.length;
  }
  const columns = code(shown, MOST_ROWS, CATEGORIES);
  if (columns.length < 2) return null;
  return {
    columns: columns.map(({ name }) => name),
    real: toSquare(associate(columns, "real"), columns.length),
    synthetic: toSquare(associate(columns, "synthetic"), columns.length),
    holdout: sides.holdout === undefined ? null : toSquare(associate(columns, "holdout"), columns.length),
    leftOut,
  };
}

function listColumns(schema: TableSchema, sides: TableSides): NamedSides {
  return Object.keys(schema.columns).flatMap((name) => {
    const columns = takeColumnSides(name, sides);
    return columns === undefined ? [] : [[name, columns] as const];
  });
}

function takeRows(columns: ColumnSides, rows: OfSides<Int32Array | undefined>): ColumnSides {
  const take = (side: keyof ColumnSides) => {
    const [column, taken] = [columns[side], rows[side]];
    return column === undefined || taken === undefined ? column : takeColumn(column, taken);
  };
  return {
    real: take("real") as ColumnSides["real"],
    synthetic: take("synthetic") as ColumnSides["real"],
    holdout: take("holdout"),
  };
}

function codeTaken(
  name: string,
  schema: TableSchema,
  sides: ColumnSides,
  categories: number,
): CodedColumn | undefined {
  const described = schema.columns[name];
  return described && codeColumn(name, described, sides, { numbers: DECILES, categories });
}

/** Numbers without gaps are correlated several times as fast; for choosing columns the mean will do. */
function fillMissing(column: CodedColumn): CodedColumn {
  if (column.numbers === undefined) return column;
  const fill = (values: Float64Array) => {
    const mean = momentsOf(values.filter((value) => !Number.isNaN(value))).mean;
    return values.map((value) => (Number.isNaN(value) ? mean : value));
  };
  return { ...column, numbers: mapSides(column.numbers, fill) };
}

/** The upper triangle row by row; NaN where not computable. */
export function associate(columns: readonly CodedColumn[], side: keyof ColumnSides): Float64Array {
  const numbers = columns.map((column) => column.numbers?.[side]);
  const varying = numbers.map((values) => (values !== undefined && varies(values) ? values : undefined));
  const correlations = correlateAll(
    varying.filter((values) => values !== undefined),
    side === "synthetic" ? "synthetic" : "real",
  );
  const strengths = new Float64Array((columns.length * (columns.length - 1)) / 2).fill(Number.NaN);
  let [at, next] = [0, 0];
  for (let i = 0; i < columns.length; i++)
    for (let j = i + 1; j < columns.length; j++, at++) {
      const [one, other] = [varying[i], varying[j]];
      if (one !== undefined && other !== undefined)
        strengths[at] = (correlations[next++] as number) + excludeFew(one, other);
      else if (numbers[i] === undefined || numbers[j] === undefined)
        strengths[at] = cross(columns[i] as CodedColumn, columns[j] as CodedColumn, side);
    }
  return strengths;
}

/** Whether there are two different finite values, and none that is infinite. */
function varies(values: Float64Array): boolean {
  const [low = 0, high = 0] = extentOf(values) ?? [];
  return low < high && Number.isFinite(high - low);
}

/** NaN where fewer than five rows have both values: a correlation of two people is their values. */
function excludeFew(one: Float64Array, other: Float64Array): number {
  let both = 0;
  for (let row = 0; row < one.length && both < fewestPeople; row++)
    if (!Number.isNaN((one[row] as number) + (other[row] as number))) both++;
  return both < fewestPeople ? Number.NaN : 0;
}

function cross(one: CodedColumn, other: CodedColumn, side: keyof ColumnSides): number {
  const [a, b] = [one.codes[side], other.codes[side]];
  if (a === undefined || b === undefined) return Number.NaN;
  return correctedCramersV([a, one.width], [b, other.width]);
}

/** All by all, 1 beside itself. */
function toSquare(triangle: Float64Array, size: number): (number | null)[] {
  const square = new Array<number | null>(size * size).fill(1);
  let at = 0;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++, at++) {
      const strength = triangle[at] as number;
      const value = Number.isNaN(strength) ? null : strength;
      square[i * size + j] = value;
      square[j * size + i] = value;
    }
  return square;
}
