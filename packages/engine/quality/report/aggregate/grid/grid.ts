/** @file Lines at round places of a scale, as people would draw them: 20, 25, 30 or the first of each month. */
import type { Bins } from "../../report.ts";

export type Scale = Bins["scale"];

export interface Grid {
  at(line: number): number;
  /** The last line at or below a value. */
  floor(value: number): number;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The width of a bin of a single value, where values are countable. */
export const quantumOf: Readonly<Record<Scale, number>> = { number: 0, whole: 1, time: 0, date: 86_400e6 };

export function ceil(grid: Grid, value: number): number {
  const below = grid.at(grid.floor(value));
  return below === value ? value : grid.at(grid.floor(value) + 1);
}

export function floor(grid: Grid, value: number): number {
  return grid.at(grid.floor(value));
}

/** The lines strictly between two values. */
export function linesBetween(grid: Grid, { low, high }: Range): number[] {
  const lines: number[] = [];
  let last = low;
  for (let line = grid.floor(low) + 1; ; line++) {
    const value = grid.at(line);
    if (!(value > last && value < high)) return lines;
    lines.push(value);
    last = value;
  }
}
