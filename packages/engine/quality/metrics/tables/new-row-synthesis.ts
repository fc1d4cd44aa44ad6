import { throwIfCancelled } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import { summarise } from "../../sides/number-summary.ts";
import type { ContinuousSides, Sides } from "../../sides/sides.ts";
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
  const { real, synthetic, size } = numberKinds(columns);
  const starts = new Int32Array(size + 1);
  for (const kind of real) starts[kind + 1] = (starts[kind + 1] as number) + 1;
  for (let kind = 0; kind < size; kind++)
    starts[kind + 1] = (starts[kind + 1] as number) + (starts[kind] as number);
  const rows = new Int32Array(real.length);
  const next = starts.slice();
  for (const [row, kind] of real.entries()) {
    rows[next[kind] as number] = row;
    next[kind] = (next[kind] as number) + 1;
  }
  const groups = new Map<number, Group>();
  return (row) => {
    const kind = synthetic[row] as number;
    let group = groups.get(kind);
    if (group === undefined) {
      group = { rows: rows.subarray(starts[kind], starts[kind + 1]), sorted: [] };
      groups.set(kind, group);
    }
    return narrow(group, numbers, row).some((candidate) => isMatch(numbers, candidate, row));
  };
}

/** Of each row on both sides, below `size`. */
interface Kinds {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  readonly size: number;
}

/** Rows of one kind have the same categories, and the same numbers missing. */
function numberKinds(columns: readonly Sides[]): Kinds {
  const [{ real, synthetic }] = columns as [Sides];
  const same = { real: new Int32Array(real.length), synthetic: new Int32Array(synthetic.length), size: 1 };
  return columns.reduce<Kinds>((kinds, sides) => {
    if (sides.kind === "discrete") return divide(kinds, sides);
    return hasMissing(sides) ? divide(kinds, markMissing(sides)) : kinds;
  }, same);
}

function hasMissing({ real, synthetic }: ContinuousSides): boolean {
  return [real, synthetic].some((values) => summarise(values).present < values.length);
}

function markMissing({ real, synthetic }: ContinuousSides): Kinds {
  const mark = (values: Float64Array) => Int32Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  return { real: mark(real), synthetic: mark(synthetic), size: 2 };
}

/** Each kind by a column's codes, of which −1 is one. */
function divide(kinds: Kinds, column: Kinds): Kinds {
  const kindOf = new Map<number, number>();
  const assign = (side: Side) => {
    const assigned = new Int32Array(kinds[side].length);
    for (let row = 0; row < assigned.length; row++) {
      const pair = (kinds[side][row] as number) * (column.size + 1) + (column[side][row] as number) + 1;
      let kind = kindOf.get(pair);
      if (kind === undefined) {
        kind = kindOf.size;
        kindOf.set(pair, kind);
      }
      assigned[row] = kind;
    }
    return assigned;
  };
  const [real, synthetic] = [assign("real"), assign("synthetic")];
  return { real, synthetic, size: kindOf.size };
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
