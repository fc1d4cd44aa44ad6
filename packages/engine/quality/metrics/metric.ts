/**
 * @file One shape for every metric. A metric is one file: what it compares in a sentence, its range and best
 * value, where its formula comes from, and `compute`, which answers with a number or throws a coded error that
 * says why there is none.
 */
import type { Column, ColumnSchema } from "../../table/index.ts";
import type { ContinuousSides, DiscreteSides } from "../sides/sides.ts";

interface Metric {
  readonly name: string;
  /** What is compared, in one sentence for people. */
  readonly about: string;
  readonly range: readonly [lowest: number, highest: number];
  readonly best: number;
  readonly citation: string;
  /** What may surprise who knows only the formula. */
  readonly quirk?: string;
}

/** What the schema says of the column; its bounds and values replace what the real data would give. */
export type ColumnContext = Partial<Pick<ColumnSchema, "type" | "min" | "max" | "values" | "nullable">>;

/** Compares one column of numbers or times, or one of categories. */
export type ColumnMetric = ContinuousMetric | DiscreteMetric;

export interface ContinuousMetric extends Metric {
  readonly takes: "continuous";
  readonly compute: (sides: ContinuousSides, context?: ColumnContext) => number;
}

export interface DiscreteMetric extends Metric {
  readonly takes: "discrete";
  readonly compute: (sides: DiscreteSides, context?: ColumnContext) => number;
}

/** Compares a column of any type as it stands. */
export interface PlainColumnMetric extends Metric {
  readonly takes: "column";
  readonly compute: (sides: { readonly real: Column; readonly synthetic: Column }) => number;
}
