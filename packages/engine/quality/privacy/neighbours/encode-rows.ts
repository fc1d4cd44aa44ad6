/**
 * @file Rows as the kernel reads them: float32 numbers scaled so that a column's part of the distance is at most 1,
 * and whole codes. A distance between two such rows is never above the true one by more than `slack`, so nothing that
 * it rules out could have been a neighbour.
 */
import type { Distance, RowColumn, Rows } from "./rows.ts";
import { UNROLLED } from "./scan-kernel.ts";

/** Twice what float32 keeps of a number near 1, for each of two rows. */
const ROUNDING = 2 ** -22;
/** Missing numbers lie so far behind the largest one. */
const MISSING = 3;
/** Numbers more ranges than this above the least one lie together, or float32 could not tell small ones apart. */
const MOST_RANGES = 1_000;

interface Scale {
  readonly at: number;
  readonly base: number;
  readonly perUnit: number;
  /** Largest finite number, scaled. */
  readonly top: number;
}

export interface RowEncoding {
  readonly kind: Distance["kind"];
  /** Places of the columns: categories, then numbers, either filled up with zeros to a multiple of four. */
  readonly categoryCount: number;
  readonly width: number;
  readonly encode: (rows: Rows, row: number, cells: EncodedCells, start: number) => void;
  /** A limit in the kernel's terms that no row within the true distance exceeds. */
  readonly widen: (distance: number, cells: EncodedCells, start: number) => number;
}

/** Two views of one memory. */
export interface EncodedCells {
  readonly floats: Float32Array;
  readonly codes: Int32Array;
}

export function planEncoding(targets: Rows, distance: Distance): RowEncoding {
  const spreads = targets.columns.map((column, at) => measureSpread(column, at, distance));
  const bySpread = (one: number, other: number) => (spreads[other] as number) - (spreads[one] as number);
  const categories = targets.columns
    .flatMap(({ kind }, at) => (kind === "category" ? [at] : []))
    .sort(bySpread);
  const scales = scaleNumbers(targets, distance).sort((one, other) => bySpread(one.at, other.at));
  const categoryCount = fillUp(categories.length);
  const width = categoryCount + fillUp(scales.length);
  const isGower = distance.kind === "gower";
  const slack = scales.reduce((sum, { top }) => sum + (top + MISSING + 1) * ROUNDING, 0);
  return {
    kind: distance.kind,
    categoryCount,
    width,
    encode({ columns }, row, { floats, codes }, start) {
      for (let place = 0; place < categories.length; place++) {
        const column = columns[categories[place] as number] as CategoryColumn;
        codes[start + place] = column.codes[row] as number;
      }
      for (let place = 0; place < scales.length; place++) {
        const scale = scales[place] as Scale;
        const { values } = columns[scale.at] as NumberColumn;
        const value = values[row] as number;
        floats[start + categoryCount + place] = isGower ? placeNumber(value, scale) : value * scale.perUnit;
      }
    },
    widen(limit, { floats }, start) {
      const share = 1 + width * ROUNDING;
      if (isGower) return (limit + slack) * share;
      let largest = 1;
      for (let at = start; at < start + width; at++)
        largest = Math.max(largest, Math.abs(floats[at] as number));
      const scaled = limit * (scales[0]?.perUnit ?? 1) + Math.sqrt(width) * largest * ROUNDING;
      return scaled * scaled * share;
    },
  };
}

/** Rows that tell which columns differ most; those come first, so that most rows are soon seen to be too far. */
const SAMPLE = 500;

/** How much the column adds to the distance between rows half a table apart. */
function measureSpread(column: RowColumn, at: number, distance: Distance): number {
  const cells = column.kind === "number" ? column.values : column.codes;
  const step = Math.ceil(cells.length / SAMPLE);
  let sum = 0;
  for (let row = 0; row < cells.length; row += step) {
    const [one, other] = [cells[row] as number, cells[(row + (cells.length >> 1)) % cells.length] as number];
    if (one === other) continue;
    if (column.kind === "category") sum++;
    else if (distance.kind === "euclidean") sum += (one - other) ** 2;
    else sum += Math.min(1, Math.abs(one - other) / (distance.ranges[at] as number)) || 0;
  }
  return sum;
}

type NumberColumn = Extract<RowColumn, { kind: "number" }>;
type CategoryColumn = Extract<RowColumn, { kind: "category" }>;

function fillUp(count: number): number {
  return Math.ceil(count / UNROLLED) * UNROLLED;
}

function scaleNumbers({ columns }: Rows, distance: Distance): Scale[] {
  const extents = columns.flatMap((column, at) =>
    column.kind === "number" ? [{ at, ...findExtent(column.values) }] : [],
  );
  if (distance.kind === "gower")
    return extents.map(({ at, least, largest }) => {
      const range = distance.ranges[at] as number;
      return {
        at,
        base: least,
        perUnit: 1 / range,
        top: range > 0 ? Math.min((largest - least) / range, MOST_RANGES) : 0,
      };
    });
  const most = extents.reduce((so, { least, largest }) => Math.max(so, -least, largest), 0) || 1;
  return extents.map(({ at }) => ({ at, base: 0, perUnit: 1 / most, top: 1 }));
}

function findExtent(values: Float64Array): { readonly least: number; readonly largest: number } {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return least <= largest ? { least, largest } : { least: 0, largest: 0 };
}

/** What lies outside of the targets is brought to a distance of 1 from them, which it has anyway. */
function placeNumber(value: number, { base, perUnit, top }: Scale): number {
  if (Number.isNaN(value)) return top + MISSING;
  if (value === base) return 0;
  const place = (value - base) * perUnit;
  return place < -1 ? -1 : place > top + 1 ? top + 1 : place;
}
