/** @file The groups of one column of a mosaic, which can be made fewer. */
import { type ColumnSchema, isMeasurable, toNumbers } from "../../../table/index.ts";
import { scoredKind } from "../../sides/take-sides.ts";
import { fewestPeople } from "../report.ts";
import { chooseRange } from "./choose-edges.ts";
import { chooseScale } from "./choose-scale.ts";
import { findCuts } from "./code-columns.ts";
import { type CategoryCounts, countCategories, nameCategories } from "./describe-bars.ts";
import { dropInfinite, measure } from "./describe-bins.ts";
import { makeGrid } from "./grid/make-grid.ts";
import { labelRanges } from "./label-ranges.ts";
import { type ColumnSides, mapSides, type OfSides } from "./sides.ts";

const MOST_CATEGORIES = 8;
const MOST_RANGES = 6;
/** Cuts between ranges are moved to a grid of so many lines. */
const LINES = 200;

export interface MosaicAxis {
  /** Group of each row. */
  readonly codes: OfSides<Uint8Array>;
  readonly labels: readonly string[];
  /** With one group fewer; undefined where there would be none to tell apart. */
  coarsen(): MosaicAxis | undefined;
}

/** Undefined for what is neither numbers nor categories, or has too few values. */
export function makeAxis(schema: ColumnSchema, { real, synthetic }: ColumnSides): MosaicAxis | undefined {
  const kind = scoredKind(schema);
  const sides = { real, synthetic };
  if (kind === undefined) return undefined;
  return kind === "continuous" ? makeRangeAxis(sides, MOST_RANGES) : makeCategoryAxis(sides);
}

function makeCategoryAxis(sides: ColumnSides): MosaicAxis | undefined {
  const categories = countCategories(sides);
  const { real } = categories.counts;
  const frequent = [...real.keys()]
    .filter((code) => (real[code] as number) >= fewestPeople)
    .sort((a, b) => (real[b] as number) - (real[a] as number) || a - b)
    .slice(0, MOST_CATEGORIES);
  const names = nameCategories(sides.real, categories.codes.real, frequent);
  const hasMissing = Object.values(categories.codes).some((side: Int32Array) => side.includes(-1));
  const fits =
    categories.size <= MOST_CATEGORIES - (hasMissing ? 1 : 0) && frequent.length === categories.size;
  const named = fits ? frequent.length : Math.min(frequent.length, MOST_CATEGORIES - (hasMissing ? 2 : 1));
  return groupCategories({ categories, frequent, names, hasMissing }, named);
}

interface Ranking {
  readonly categories: CategoryCounts;
  readonly frequent: readonly number[];
  readonly names: readonly string[];
  readonly hasMissing: boolean;
}

function groupCategories(ranking: Ranking, named: number): MosaicAxis | undefined {
  const { categories, frequent, names, hasMissing } = ranking;
  const other = named < categories.size ? ["other"] : [];
  const labels = [...names.slice(0, named), ...other, ...(hasMissing ? ["missing"] : [])];
  if (named < 1 || labels.length < 2) return undefined;
  const groups = new Uint8Array(categories.size + 1).fill(named);
  for (const [group, code] of frequent.slice(0, named).entries()) groups[code + 1] = group;
  groups[0] = labels.length - 1;
  const recode = (side: Int32Array) => {
    const codes = new Uint8Array(side.length);
    for (let row = 0; row < codes.length; row++) codes[row] = groups[(side[row] as number) + 1] as number;
    return codes;
  };
  return {
    codes: mapSides(categories.codes, recode),
    labels,
    // Without a group for the others, the two smallest become it.
    coarsen: () => groupCategories(ranking, other.length > 0 ? named - 1 : named - 2),
  };
}

function makeRangeAxis(sides: ColumnSides, parts: number): MosaicAxis | undefined {
  const { real, synthetic } = mapSides(sides, (column) =>
    isMeasurable(column) ? toNumbers(column) : undefined,
  );
  if (real === undefined || synthetic === undefined) return undefined;
  const measured = measure({ real, synthetic });
  const sorted = dropInfinite(measured.real.sorted);
  if (sorted.length < 2 * fewestPeople) return undefined;
  const scale = chooseScale(sides.real, measured);
  const range = chooseRange(sorted);
  const grid = makeGrid(range, LINES, scale);
  const near = (value: number) => grid.at(grid.floor(value) + (value > grid.at(grid.floor(value)) ? 1 : 0));
  const cuts = [...new Set(findCuts(sorted, parts).map(near))].filter(
    (cut) => cut > range.low && cut <= range.high,
  );
  const hasMissing = [real, synthetic].some((side) => side.includes(Number.NaN));
  const labels = [...labelRanges(cuts, scale, sides.real), ...(hasMissing ? ["missing"] : [])];
  if (cuts.length === 0) return undefined;
  const recode = (values: Float64Array) => {
    const codes = new Uint8Array(values.length);
    for (let row = 0; row < codes.length; row++) codes[row] = findRange(values[row] as number, cuts);
    return codes;
  };
  return {
    codes: mapSides({ real, synthetic }, recode),
    labels,
    coarsen: () => (parts > 2 ? makeRangeAxis(sides, parts - 1) : undefined),
  };
}

/** Missing values come after the last range. */
function findRange(value: number, cuts: readonly number[]): number {
  if (Number.isNaN(value)) return cuts.length + 1;
  let range = 0;
  while (range < cuts.length && value >= (cuts[range] as number)) range++;
  return range;
}
