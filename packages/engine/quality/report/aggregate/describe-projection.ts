/** @file Rows as points on the two directions along which real rows vary most, as densities of rectangles. */
import { Random } from "../../../base/index.ts";
import { sortNumbers } from "../../../stats/index.ts";
import { type TableSchema, takeColumn } from "../../../table/index.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import { fewestPeople, type Projection } from "../report.ts";
import { type CodedColumn, codeColumn } from "./code-columns.ts";
import { cutSquare, makeCounter } from "./cut-square.ts";
import { embedRows, multiplyRows, type Points, totalVariance } from "./embed-rows.ts";
import { findDirections } from "./principal-directions.ts";
import { mapSides, type TableSides, takeColumnSides } from "./sides.ts";

const MOST_ROWS = 50_000;
/** Values that the directions are found by, of 7,000 rows where there are 14 columns; no picture shows the rest. */
const MOST_FITTED = 100_000;
const FEWEST_FITTED = 500;
const CATEGORIES = 12;
const GRID = 32;
/** Of the real rows on each side; they are counted into the outermost cells. */
const BEYOND = 0.01;
/** What is shown around the rest, as a part of its extent. */
const MARGIN = 0.15;

/** Null where nothing varies, or where there are too few rows. */
export function describeProjection(schema: TableSchema, sides: TableSides, seed: number): Projection | null {
  const random = new Random(seed).stream("projection");
  const columns = takeColumns(schema, sides, random);
  const { width, real, synthetic } = embedRows(columns);
  if (width === 0 || real.count < fewestPeople) return null;
  const fitted = thin(real, Math.max(FEWEST_FITTED, Math.floor(MOST_FITTED / real.parts.length)));
  const total = totalVariance(fitted, width);
  const directions = findDirections(fitted, width, random);
  const [first, second] = directions;
  if (first === undefined || !(total > 0 && first.variance > 1e-9 * total)) return null;
  const vectors = [first.vector, second?.vector ?? new Float64Array(width)];
  const [x, y] = vectors.map((vector) =>
    placeOnGrid(multiplyRows(real, vector), multiplyRows(synthetic, vector)),
  ) as [Places, Places];
  const explain = (variance = 0) => Math.min(1, variance / total);
  return { explained: [explain(first.variance), explain(second?.variance)], cells: countCells(x, y) };
}

function takeColumns(schema: TableSchema, sides: TableSides, random: Random): CodedColumn[] {
  const keys = new Set(schema.primaryKey);
  const rows = mapSides({ real: sides.real, synthetic: sides.synthetic }, ({ rowCount }) =>
    rowCount <= MOST_ROWS ? undefined : drawRows(rowCount, MOST_ROWS, random),
  );
  return Object.entries(schema.columns).flatMap(([name, described]) => {
    const columns = keys.has(name) ? undefined : takeColumnSides(name, sides);
    if (columns === undefined) return [];
    const taken = {
      real: rows.real === undefined ? columns.real : takeColumn(columns.real, rows.real),
      synthetic:
        rows.synthetic === undefined ? columns.synthetic : takeColumn(columns.synthetic, rows.synthetic),
    };
    const coded = codeColumn(name, described, taken, { numbers: 1, categories: CATEGORIES });
    return coded === undefined ? [] : [coded];
  });
}

/** Every k-th row, so that at most so many are left. */
function thin({ count, parts }: Points, most: number): Points {
  const step = Math.ceil(count / most);
  if (step === 1) return { count, parts };
  const left = Math.ceil(count / step);
  return {
    count: left,
    parts: parts.map(({ first, codes, values }) =>
      values === undefined
        ? { first, codes: new Uint8Array(left).map((_, row) => codes[row * step] as number) }
        : { first, values: new Float64Array(left).map((_, row) => values[row * step] as number) },
    ),
  };
}

interface Places {
  readonly real: Uint8Array;
  readonly synthetic: Uint8Array;
}

/** Which line of the grid each row is in, along one direction. */
function placeOnGrid(real: Float64Array, synthetic: Float64Array): Places {
  const sorted = sortNumbers(real);
  const beyond = Math.floor(BEYOND * (sorted.length - 1));
  const [low, high] = [sorted[beyond] as number, sorted[sorted.length - 1 - beyond] as number];
  const extent = (high - low) * (1 + 2 * MARGIN);
  const start = low - MARGIN * (high - low);
  const place = (value: number) =>
    extent > 0 ? Math.max(0, Math.min(GRID - 1, Math.floor((GRID * (value - start)) / extent))) : GRID / 2;
  return { real: Uint8Array.from(real, place), synthetic: Uint8Array.from(synthetic, place) };
}

function countCells(x: Places, y: Places): Projection["cells"] {
  const count = (side: keyof Places) => {
    const cells = new Float64Array(GRID * GRID);
    for (let row = 0; row < x[side].length; row++) {
      const cell = (y[side][row] as number) * GRID + (x[side][row] as number);
      cells[cell] = (cells[cell] as number) + 1;
    }
    return makeCounter(cells, GRID);
  };
  const [real, synthetic] = [count("real"), count("synthetic")];
  return cutSquare(GRID, real, synthetic)
    .sort((a, b) => a.top - b.top || a.left - b.left)
    .map((rectangle) => ({
      x: rectangle.left / GRID,
      y: rectangle.top / GRID,
      width: (rectangle.right - rectangle.left) / GRID,
      height: (rectangle.bottom - rectangle.top) / GRID,
      real: real(rectangle) / Math.max(1, x.real.length),
      synthetic: synthetic(rectangle) / Math.max(1, x.synthetic.length),
    }));
}
