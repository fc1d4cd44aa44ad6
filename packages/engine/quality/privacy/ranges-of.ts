import type { Rows } from "./neighbours/index.ts";

/** Of each column of numbers, over its finite values; 0 for categories and where there are none. */
export function rangesOf({ columns }: Rows): Float64Array {
  return Float64Array.from(columns, (column) => {
    if (column.kind === "category") return 0;
    let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of column.values) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
    return least < largest ? largest - least : 0;
  });
}
