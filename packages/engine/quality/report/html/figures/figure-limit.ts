/** @file How many distributions are drawn: a page that nobody can scroll through helps nobody. */
import type { ColumnReport, Report } from "../../report.ts";

/** Of a whole report; each takes 3 to 6 kB with its numbers. */
const MOST = 400;
const FEWEST_OF_TABLE = 6;

export function limitDistributions({ tables }: Report): number {
  const drawn = tables.filter(({ columns }) => columns.length > 0).length;
  return Math.max(FEWEST_OF_TABLE, Math.floor(MOST / Math.max(1, drawn)));
}

export interface DrawnColumn {
  readonly column: ColumnReport & { readonly distribution: NonNullable<ColumnReport["distribution"]> };
  readonly index: number;
}

/** The worst ones that have a distribution. */
export function chooseDrawn(columns: readonly ColumnReport[], limit: number): DrawnColumn[] {
  return columns
    .flatMap((column, index) => {
      const { distribution } = column;
      return distribution === null ? [] : [{ column: { ...column, distribution }, index }];
    })
    .slice(0, limit);
}
