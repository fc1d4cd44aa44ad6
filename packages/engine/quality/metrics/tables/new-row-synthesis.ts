import { throwIfCancelled } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import type { ContinuousSides, DiscreteSides, Sides } from "../../sides/sides.ts";
import { overTables } from "../classifiers/over-tables.ts";
import { takeTableColumns } from "./table-columns.ts";

/** Two numbers match when they differ by no more than this share of the synthetic one; a quirk: times too. */
const TOLERANCE = 0.01;
/** Groups of real rows up to this size are searched row by row. */
const SMALL_GROUP = 16;

/** The package asks each synthetic row of all real ones; here equal categories are hashed and numbers sorted. */
export const newRowSynthesis = overTables(
  {
    name: "NewRowSynthesis",
    about: "Share of synthetic rows that no real row matches, numbers to within 1 %.",
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32.0, NewRowSynthesis",
    quirk: "The 1 % is of the synthetic value, for times too, which makes nearly all times match.",
    needs: [],
  },
  (input, { signal }) => {
    const keys = new Set(input.schema.primaryKey);
    const columns = [...takeTableColumns(input)]
      .filter(([name]) => !keys.has(name))
      .map(([, sides]) => sides);
    if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "NewRowSynthesis" });
    const rows = input.synthetic.rowCount;
    if (rows === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const search = makeSearch(columns);
    let fresh = 0;
    for (let row = 0; row < rows; row++) {
      if (row % 1024 === 0) throwIfCancelled(signal);
      if (!search(row)) fresh++;
    }
    return { value: fresh / rows };
  },
);

/** Real rows with the same categories and the same numbers missing. */
interface Group {
  readonly rows: Int32Array;
  /** Per numeric column in order of its values; made when first asked for. */
  readonly sorted: (SortedRows | undefined)[];
}

interface SortedRows {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

function makeSearch(columns: readonly Sides[]): (syntheticRow: number) => boolean {
  const numbers = columns.filter((sides): sides is ContinuousSides => sides.kind === "continuous");
  const groups = new Map<string, number[]>();
  const realRows = columns[0]?.real.length ?? 0;
  for (let row = 0; row < realRows; row++) {
    const key = describeRow(columns, "real", row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const prepared = new Map([...groups].map(([key, rows]) => [key, prepareGroup(rows)]));
  return (row) => {
    const group = prepared.get(describeRow(columns, "synthetic", row));
    if (group === undefined) return false;
    return narrow(group, numbers, row).some((real) => isMatch(numbers, real, row));
  };
}

function prepareGroup(rows: readonly number[]): Group {
  return { rows: Int32Array.from(rows), sorted: [] };
}

function describeRow(columns: readonly Sides[], side: Side, row: number): string {
  let key = "";
  for (const sides of columns) {
    if (sides.kind === "discrete") key += `${(sides as DiscreteSides)[side][row]},`;
    else key += Number.isNaN(sides[side][row]) ? "n" : "v";
  }
  return key;
}

function isMatch(numbers: readonly ContinuousSides[], real: number, synthetic: number): boolean {
  for (const sides of numbers) {
    const value = sides.synthetic[synthetic] as number;
    if (Math.abs((sides.real[real] as number) - value) > Math.abs(TOLERANCE * value)) return false;
  }
  return true;
}

/** The fewest candidates that any one numeric column leaves. */
function narrow(group: Group, numbers: readonly ContinuousSides[], row: number): Int32Array {
  if (group.rows.length <= SMALL_GROUP) return group.rows;
  let best = group.rows;
  for (const [index, sides] of numbers.entries()) {
    const value = sides.synthetic[row] as number;
    if (Number.isNaN(value)) continue;
    const sorted = group.sorted[index] ?? sortRows(group.rows, sides.real);
    group.sorted[index] = sorted;
    const reach = Math.abs(TOLERANCE * value) * (1 + 1e-9);
    const from = findFirst(sorted.values, value - reach, false);
    const to = findFirst(sorted.values, value + reach, true);
    if (to - from < best.length) best = sorted.rows.subarray(from, to);
    if (best.length === 0) break;
  }
  return best;
}

function sortRows(rows: Int32Array, values: Float64Array): SortedRows {
  const ordered = rows.slice().sort((a, b) => (values[a] as number) - (values[b] as number));
  return { rows: ordered, values: Float64Array.from(ordered, (row) => values[row] as number) };
}

/** First place whose value is at least the bound, or above it. */
function findFirst(values: Float64Array, bound: number, isAbove: boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle] as number;
    if (value < bound || (isAbove && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
