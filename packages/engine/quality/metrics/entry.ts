/**
 * @file A metric as an evaluation runs it: over whole databases, with one number as its answer and the parts it was
 * made of. Column metrics become entries by averaging over the columns they take.
 */
import type { WorkContext } from "../../base/index.ts";
import type { ColumnSchema, Database, Schema, SqlRunner, Table } from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import { attemptScore, meanScore, notComputable, type Score } from "../score.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../sides/take-sides.ts";
import type { ContinuousMetric, DiscreteMetric, PlainColumnMetric } from "./metric.ts";

export interface EvaluationInput {
  readonly real: Database;
  readonly synthetic: Database;
  /** Real rows that the generator never saw. */
  readonly holdout?: Database;
  readonly schema: Schema;
  /** The rules of the schema were found in the real data: SDMetrics' reports, which find none, go without. */
  readonly foundRules?: boolean;
  /** Judges rules written in SQL; without it they are not computable. */
  readonly sql?: SqlRunner;
  /** The column that models are to predict, as `table.column`; without it the last fit one of each table. */
  readonly target?: string;
  /** For everything that draws. */
  readonly seed: number;
}

/**
 * What a metric cannot do without, beside rows on both sides: `numbers` (or times) and `categories` among the columns,
 * a `target` that a model could predict, rows held out, and what only a schema can say.
 */
export type Need =
  | "numbers"
  | "categories"
  | "target"
  | "holdout"
  | "keys"
  | "formats"
  | "relationships"
  | "entity"
  | "sensitive"
  | "rules";

export interface MetricEntry {
  readonly name: string;
  readonly about: string;
  readonly range: readonly [lowest: number, highest: number];
  readonly best: number;
  readonly citation: string;
  readonly needs: readonly Need[];
  /** What may surprise who knows only the formula. */
  readonly quirk?: string;
  readonly compute: (input: EvaluationInput, context: WorkContext) => MetricAnswer | Promise<MetricAnswer>;
}

export type MetricAnswer = Score & {
  /** The parts by name, such as `table.column`; and what was sampled or left out, in words. */
  readonly parts?: Readonly<Record<string, Score>>;
  readonly note?: string;
};

type AnyColumnMetric = ContinuousMetric | DiscreteMetric | PlainColumnMetric;

const needsOf: Readonly<Record<AnyColumnMetric["takes"], readonly Need[]>> = {
  continuous: ["numbers"],
  discrete: ["categories"],
  column: [],
};

export function overColumns(metric: AnyColumnMetric): MetricEntry {
  const { name, about, range, best, citation, quirk } = metric;
  return {
    name,
    about,
    range,
    best,
    citation,
    needs: needsOf[metric.takes],
    ...(quirk !== undefined && { quirk }),
    compute(input) {
      const parts = Object.fromEntries(scoreColumns(metric, input));
      const mean = meanScore(Object.values(parts));
      if (mean !== null) return { value: mean, parts };
      return { ...notComputable(qualityErrors.create("nothing-to-compare", { metric: name })), parts };
    },
  };
}

function* scoreColumns(
  metric: AnyColumnMetric,
  { real, synthetic, schema }: EvaluationInput,
): Generator<[string, Score]> {
  for (const [table, { columns }] of Object.entries(schema.tables)) {
    const [realTable, syntheticTable] = [real.get(table), synthetic.get(table)];
    if (realTable === undefined || syntheticTable === undefined) continue;
    for (const [column, described] of Object.entries(columns)) {
      const score = scoreColumn(metric, described, realTable, syntheticTable, column);
      if (score !== undefined) yield [`${table}.${column}`, score];
    }
  }
}

function scoreColumn(
  metric: AnyColumnMetric,
  schema: ColumnSchema,
  realTable: Table,
  syntheticTable: Table,
  name: string,
): Score | undefined {
  const [real, synthetic] = [realTable.columns.get(name), syntheticTable.columns.get(name)];
  if (real === undefined || synthetic === undefined) return undefined;
  if (metric.takes === "column") return attemptScore(() => metric.compute({ real, synthetic }));
  if (scoredKind(schema) !== metric.takes) return undefined;
  return attemptScore(() => {
    if (metric.takes === "discrete") return metric.compute(takeDiscrete(real, synthetic), schema);
    const sides = takeContinuous(real, synthetic);
    if (sides === undefined)
      throw qualityErrors.create("not-a-number", { table: realTable.name, column: name });
    return metric.compute(sides, schema);
  });
}
