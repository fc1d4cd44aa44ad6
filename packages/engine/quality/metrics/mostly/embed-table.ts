/**
 * @file Semblance's own embedding of rows. A cell is a share of 1 spread over a few coordinates of its column: a
 * number or time over low, middle and high by its rank among the real values (the fuzzy coding of correspondence
 * analysis), a category wholly on its own coordinate, the rarer ones on one together, a missing cell on one for that.
 * Rows are then scaled to length 1. To trees a column is one feature, since they part its coordinates anyway.
 *
 * mostlyai-qa embeds numbers alike (ranks, in one coordinate), but categories by a language model of their words,
 * brought down to 2 to 4 coordinates. So its numbers and these are not to be compared with each other: here all
 * categories are equally far apart.
 */
import type { CategoricalFeature, Feature, NumericFeature } from "../../../models/boosting/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { ContinuousSides, DiscreteSides } from "../../sides/sides.ts";
import { sortPresent } from "../../sides/sorted.ts";
import { drawRows } from "../classifiers/draw-rows.ts";
import type { TableInput } from "../classifiers/over-tables.ts";
import { takeTableColumns } from "../tables/table-columns.ts";

/** Categories of a column with a coordinate each. */
const MOST_CATEGORIES = 20;

export interface Embedding {
  /** Ranks and places of categories, the real rows first, as many of either side. */
  readonly features: readonly Feature[];
  readonly count: number;
  readonly note: string;
}

export function embedTable(input: TableInput, metric: string, mostRows: number): Embedding {
  const keys = new Set(input.schema.primaryKey);
  const columns = [...takeTableColumns(input)].filter(([name]) => !keys.has(name));
  if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric });
  const count = Math.min(mostRows, input.real.rowCount, input.synthetic.rowCount);
  if (count === 0)
    throw qualityErrors.create("no-values", { side: input.real.rowCount === 0 ? "real" : "synthetic" });
  const rows = {
    real: drawRows(input.real.rowCount, count, input.random.stream("embed real")),
    synthetic: drawRows(input.synthetic.rowCount, count, input.random.stream("embed synthetic")),
  };
  const features = columns.map(([name, sides]) =>
    sides.kind === "continuous" ? rankNumbers(name, sides, rows) : placeCategories(name, sides, rows),
  );
  const isDrawn = Math.max(input.real.rowCount, input.synthetic.rowCount) > count;
  return { features, count, note: isDrawn ? `${count} rows a side, drawn with the seed` : "" };
}

interface DrawnRows {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
}

function rankNumbers(name: string, { real, synthetic }: ContinuousSides, rows: DrawnRows): NumericFeature {
  const sorted = sortPresent(real);
  const rank = (value: number) => (Number.isNaN(value) ? value : findRank(sorted, value));
  const values = new Float64Array(rows.real.length + rows.synthetic.length);
  for (const [at, row] of rows.real.entries()) values[at] = rank(real[row] as number);
  for (const [at, row] of rows.synthetic.entries())
    values[rows.real.length + at] = rank(synthetic[row] as number);
  return { kind: "numeric", name, values };
}

/** Share of the values below, those that are equal by half. */
function findRank(sorted: Float64Array, value: number): number {
  if (sorted.length === 0) return 0.5;
  return (countBelow(sorted, value, false) + countBelow(sorted, value, true)) / (2 * sorted.length);
}

function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const held = sorted[middle] as number;
    if (held < value || (orEqual && held === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The most frequent real categories have places of their own behind the one that all others share. */
function placeCategories(
  name: string,
  { real, synthetic, size }: DiscreteSides,
  rows: DrawnRows,
): CategoricalFeature {
  const counts = new Int32Array(size);
  for (const code of real) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  const frequent = [...counts.keys()]
    .filter((code) => (counts[code] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number))
    .slice(0, MOST_CATEGORIES);
  const placeOf = new Int32Array(size);
  for (const [at, code] of frequent.entries()) placeOf[code] = at + 1;
  const place = (code: number) => (code < 0 ? -1 : (placeOf[code] as number));
  const codes = new Int32Array(rows.real.length + rows.synthetic.length);
  for (const [at, row] of rows.real.entries()) codes[at] = place(real[row] as number);
  for (const [at, row] of rows.synthetic.entries())
    codes[rows.real.length + at] = place(synthetic[row] as number);
  return { kind: "categorical", name, codes, size: frequent.length + 1 };
}

/** Coordinate by coordinate. */
export function spreadCells({ features, count }: Embedding): readonly Float64Array[] {
  const coordinates = features.flatMap((feature) =>
    feature.kind === "numeric" ? spreadRanks(feature) : spreadPlaces(feature),
  );
  const squares = new Float64Array(2 * count);
  for (const coordinate of coordinates)
    for (let row = 0; row < squares.length; row++)
      squares[row] = (squares[row] as number) + (coordinate[row] as number) ** 2;
  for (const coordinate of coordinates)
    for (let row = 0; row < squares.length; row++)
      coordinate[row] = (coordinate[row] as number) / Math.sqrt(squares[row] as number);
  return coordinates;
}

function spreadRanks({ values }: NumericFeature): Float64Array[] {
  const low = values.map((rank) => (rank < 0.5 ? 1 - 2 * rank : 0));
  const high = values.map((rank) => (rank > 0.5 ? 2 * rank - 1 : 0));
  const missing = values.map((rank) => (Number.isNaN(rank) ? 1 : 0));
  const middle = values.map(
    (_, row) => 1 - (low[row] as number) - (high[row] as number) - (missing[row] as number),
  );
  return [low, middle, high, missing];
}

function spreadPlaces({ codes, size }: CategoricalFeature): Float64Array[] {
  const coordinates = Array.from({ length: size + 1 }, () => new Float64Array(codes.length));
  for (const [row, code] of codes.entries()) (coordinates[code + 1] as Float64Array)[row] = 1;
  return coordinates;
}
