/** @file What is compared: the same column, or table, of the real, the synthetic and perhaps held-out rows. */
import type { Column, Table } from "../../../table/index.ts";

export interface OfSides<T> {
  readonly real: T;
  readonly synthetic: T;
  readonly holdout?: T | undefined;
}

export type ColumnSides = OfSides<Column>;
export type TableSides = OfSides<Table>;

export function mapSides<A, B>({ real, synthetic, holdout }: OfSides<A>, map: (one: A) => B): OfSides<B> {
  return {
    real: map(real),
    synthetic: map(synthetic),
    ...(holdout !== undefined && { holdout: map(holdout) }),
  };
}

/** The column of that name where both tables have it. */
export function takeColumnSides(name: string, sides: TableSides): ColumnSides | undefined {
  const { real, synthetic, holdout } = mapSides(sides, ({ columns }) => columns.get(name));
  if (real === undefined || synthetic === undefined) return undefined;
  return { real, synthetic, ...(holdout !== undefined && { holdout }) };
}
