import type { Grid, Range, Scale } from "./grid.ts";
import { makeNumberGrid } from "./number-grid.ts";
import { makeTimeGrid } from "./time-grid.ts";

/** The finest grid with at most so many steps between two values. */
export function makeGrid(range: Range, most: number, scale: Scale): Grid {
  return scale === "time" || scale === "date"
    ? makeTimeGrid(range, most, scale)
    : makeNumberGrid(range, most, scale);
}
