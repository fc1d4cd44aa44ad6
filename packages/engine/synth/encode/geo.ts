/**
 * @file Latitude and longitude together: first the place, a cell of a k-d tree, then both coordinates, each given
 * the place. Coordinates drawn outside their place are drawn anew inside it.
 */
import { z } from "zod";
import type { Random } from "../../base/index.ts";
import type { TokenColumn, TokenVariable } from "../../models/tokens.ts";
import { type Column, isNumeric } from "../../table/index.ts";
import { decodeCells, describeVariable, encodeCells } from "./cell-tokens.ts";
import { protectionsOfCells } from "./describe-cells.ts";
import type { EncodedColumn, Encoder } from "./encoder.ts";
import { fitCells, numberCells } from "./number-cells.ts";
import { findNumberForm, fromSteps, numberForm, toSteps } from "./number-form.ts";
import { boundsOfLeaf, findLeaf, fitPlaceTree, placeTree } from "./place-tree.ts";
import { rankOf, valueAt } from "./quantile-law.ts";

const axis = z.strictObject({ name: z.string(), form: numberForm, cells: numberCells });

const geoState = z.strictObject({
  place: z.string(),
  tree: placeTree,
  axes: z.tuple([axis, axis]),
});

type GeoState = z.infer<typeof geoState>;
type Axis = z.infer<typeof axis>;

export const geoEncoder: Encoder<GeoState> = {
  kind: "geo",
  state: geoState,
  fit(columns, { protection, columns: all }) {
    const axes = columns.map(({ name, column, profile }: EncodedColumn): Axis => {
      if (!isNumeric(column)) throw new TypeError("coordinates are numbers");
      const form = findNumberForm(column, profile.decimals);
      return { name, form, cells: fitCells(toSteps(column, form), protection) };
    });
    const [first, second] = axes as [Axis, Axis];
    const [x, y] = columns.map(({ column }, at) => toSteps(column, (axes[at] as Axis).form));
    const wanted = `${first.name} + ${second.name}`;
    return {
      place: all.has(wanted) ? `${wanted}'` : wanted,
      tree: fitPlaceTree(x as Float64Array, y as Float64Array, protection),
      axes: [first, second],
    };
  },
  variables: ({ place, tree, axes }) => [
    describePlaces(place, tree.depth),
    ...axes.map(({ name, cells }) => describeVariable(name, cells, [place])),
  ],
  encode({ tree, axes }, columns) {
    const steps = axes.map(({ form }, at) => toSteps(columns[at] as Column, form));
    const tokens = axes.map(({ cells }, at) => encodeCells(cells, steps[at] as Float64Array));
    const [x, y] = steps as [Float64Array, Float64Array];
    return [encodePlaces(tree, x, y), ...tokens];
  },
  decode({ tree, axes }, [place, ...drawn], { random }) {
    return axes.map(({ form, cells }, at) => {
      const { numbers, nulls } = decodeCells(cells, drawn[at] as TokenColumn);
      if (place !== undefined) keepInside({ tree, place, at, random, cells }, numbers);
      return fromSteps(numbers, form, nulls);
    });
  },
  describe: ({ tree }) => `${2 ** tree.depth} places, then both coordinates given the place`,
  protections: ({ axes }) => axes.flatMap(({ cells, name }) => protectionsOfCells(cells, name)),
};

/** Levels of the tree that the coarse token tells. */
const coarseLevels = (depth: number) => Math.ceil(depth / 2);

/** The last token is for rows that lack a coordinate. */
function describePlaces(name: string, depth: number): TokenVariable {
  const coarse = 2 ** coarseLevels(depth);
  const fine = 2 ** (depth - coarseLevels(depth));
  const fineSizes = new Uint8Array(coarse + 1).fill(fine);
  fineSizes[coarse] = 1;
  return { name, size: coarse + 1, ...(fine > 1 && { fineSizes }) };
}

function encodePlaces(tree: GeoState["tree"], x: Float64Array, y: Float64Array): TokenColumn {
  const fineLevels = tree.depth - coarseLevels(tree.depth);
  const coarse = new Uint16Array(x.length);
  const fine = new Uint8Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const leaf = findLeaf(tree, x[row] as number, y[row] as number);
    coarse[row] = leaf < 0 ? 2 ** coarseLevels(tree.depth) : leaf >> fineLevels;
    fine[row] = leaf < 0 ? 0 : leaf & (2 ** fineLevels - 1);
  }
  return { coarse, ...(fineLevels > 0 && { fine }) };
}

interface Inside {
  readonly tree: GeoState["tree"];
  readonly place: TokenColumn;
  /** 0 for the first coordinate, 1 for the second. */
  readonly at: number;
  readonly random: Random;
  readonly cells: Axis["cells"];
}

/** In place; what lies outside follows the column's law inside. */
function keepInside({ tree, place, at, random, cells }: Inside, numbers: Float64Array): void {
  const bounds = boundsOfLeaf(tree, at);
  const fineLevels = tree.depth - coarseLevels(tree.depth);
  for (let row = 0; row < numbers.length; row++) {
    const leaf = ((place.coarse[row] as number) << fineLevels) + (place.fine?.[row] ?? 0);
    const low = bounds.low[leaf];
    const high = bounds.high[leaf];
    if (low === undefined || high === undefined) continue;
    const value = numbers[row] as number;
    if (value < low || value > high) numbers[row] = drawBetween(cells, low, high, random);
  }
}

function drawBetween(cells: Axis["cells"], low: number, high: number, random: Random): number {
  const share = random.float();
  if (cells.ranks.length === 0) return low + (high - low) * share;
  const from = rankOf(cells, low);
  const drawn = valueAt(cells, from + (rankOf(cells, high) - from) * share);
  return Math.min(high, Math.max(low, drawn));
}
