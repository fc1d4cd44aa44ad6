import type { Score } from "../score.ts";
import type { WindowMetric, WindowScore } from "./score-column.ts";

export interface ColumnResult {
  readonly column: string;
  /** The least of its scores; null when none could be computed. */
  readonly score: number | null;
  readonly scores: readonly WindowScore[];
  /** Share of the values whose category the reference has not, for columns of categories. */
  readonly newCategories?: number;
  /** About how many different values: 1.6 % standard error. */
  readonly distinct: number;
}

export type RowShare = Score & {
  readonly error: number;
  /** The share that rows of the reference's own source would have. */
  readonly expected: number;
};

export interface WindowResult {
  readonly rows: number;
  /** Mean of the columns' scores. */
  readonly score: number | null;
  readonly columns: readonly ColumnResult[];
  /** Rows that equal one of the reference, keys apart. */
  readonly copies: RowShare;
  /** Rows that equal an earlier one of the window. */
  readonly repeats: RowShare;
  readonly alerts: readonly Alert[];
}

export interface Alert {
  readonly metric: WindowMetric | "copies" | "repeats" | "score";
  /** `table` or `table.column`. */
  readonly where: string;
  readonly value: number;
  /** What the value should have reached, or not passed. */
  readonly limit: number;
  /** Evidence in a sentence. */
  readonly what: string;
  readonly advice: string;
}
