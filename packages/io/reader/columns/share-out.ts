import type { Cells } from "./cells.ts";
import type { ColumnTask } from "./column-task.ts";

const ROWS_LOOKED_AT = 500;
/** Nanoseconds that a cell takes and each of its bytes (measured over numbers, names and identifiers). */
const PER_CELL = 25;
const PER_BYTE = 5;

/** Columns by who builds them; the first of the hands has other work too. Heavy columns are given out first. */
export function shareOut(
  tasks: readonly ColumnTask[],
  first: Cells,
  { hands, ownLoad }: { readonly hands: number; readonly ownLoad: number },
): ColumnTask[][] {
  const shares = Array.from({ length: hands }, (): ColumnTask[] => []);
  const loads = shares.map((_, hand) => (hand === 0 ? ownLoad : 0));
  const weighed = tasks.map((task) => ({ task, load: guessLoad(first, task.column) }));
  for (const { task, load } of weighed.toSorted((a, b) => b.load - a.load)) {
    const hand = loads.indexOf(Math.min(...loads));
    shares[hand]!.push(task);
    loads[hand]! += load;
  }
  return shares;
}

function guessLoad({ starts, ends, rowCount, columnCount }: Cells, column: number): number {
  const rows = Math.min(rowCount, ROWS_LOOKED_AT);
  let bytes = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * columnCount + column;
    bytes += Math.max(0, (ends[at] as number) - (starts[at] as number));
  }
  return PER_CELL + (PER_BYTE * bytes) / Math.max(1, rows);
}
