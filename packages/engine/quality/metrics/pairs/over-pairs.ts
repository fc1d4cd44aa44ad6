import {
  isSemblanceError,
  type SemblanceError,
  throwIfCancelled,
  type WorkContext,
} from "../../../base/index.ts";
import type { ColumnSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Sides } from "../../sides/sides.ts";
import { overTables, type TableAnswer } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";
import { takeTableColumns } from "../tables/table-columns.ts";

export interface PairMetric extends Omit<MetricEntry, "compute"> {
  readonly takes: (one: Sides, other: Sides) => boolean;
  /** Some of the package's metrics raise for times. */
  readonly withoutTimes?: true;
  readonly compute: (one: Sides, other: Sides) => number;
}

/** The mean over all pairs of columns of a table that the metric takes. */
export function overPairs({ takes, withoutTimes, compute, ...about }: PairMetric): MetricEntry {
  return overTables(about, (input, context) => {
    const columns = [...takeTableColumns(input)].filter(
      ([name]) => withoutTimes === undefined || !isTime(input.schema.columns[name]),
    );
    return scorePairs(about.name, columns, { takes, compute }, context);
  });
}

function isTime(column: ColumnSchema | undefined): boolean {
  return column?.type === "datetime" || column?.type === "date";
}

function scorePairs(
  metric: string,
  columns: readonly (readonly [string, Sides])[],
  { takes, compute }: Pick<PairMetric, "takes" | "compute">,
  context: WorkContext,
): TableAnswer {
  let [sum, count] = [0, 0];
  const leftOut: SemblanceError[] = [];
  for (const [index, [, one]] of columns.entries()) {
    throwIfCancelled(context.signal);
    for (const [, other] of columns.slice(index + 1)) {
      if (!takes(one, other)) continue;
      const score = attempt(() => compute(one, other));
      if (typeof score !== "number") {
        leftOut.push(score);
        continue;
      }
      sum += score;
      count++;
    }
  }
  if (count === 0) throw leftOut[0] ?? qualityErrors.create("nothing-to-compare", { metric });
  return { value: sum / count, ...(leftOut.length > 0 && { note: describeLeftOut(leftOut, count) }) };
}

function attempt(compute: () => number): number | SemblanceError {
  try {
    return compute();
  } catch (error) {
    if (isSemblanceError(error)) return error;
    throw error;
  }
}

function describeLeftOut(errors: readonly SemblanceError[], count: number): string {
  const codes = [...new Set(errors.map(({ code }) => code))].join(", ");
  return `${errors.length} of ${count + errors.length} pairs left out: ${codes}`;
}
