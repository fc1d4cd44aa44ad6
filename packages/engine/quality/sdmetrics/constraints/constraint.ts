/** @file A rule as SDMetrics calls it (0.32.0, `multi_table/statistical/constraints`). */

export interface Constraint {
  readonly className: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Why SDMetrics gives no score whatever the rows are. */
  readonly unfit?: string;
}
