/** @file One yes-or-no question learnt from real rows and from others, and asked of held-out real rows. */
import type { WorkContext } from "../../../base/index.ts";
import type { Table } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { remember } from "../../sides/remember.ts";
import { countSampled, takeThree } from "./c2st.ts";
import { chooseTarget } from "./choose-target.ts";
import { boostClassifier, type Classifier, xgboostSettings } from "./cross-validate.ts";
import { drawRows, joinRows } from "./draw-rows.ts";
import type { TableInput } from "./over-tables.ts";
import { type MeasuredFeature, takeFeatures, takeFeatureTable } from "./take-features.ts";

/** A side; three models on as many rows of adult take 1 s of CPU, on 20,000 twice that. */
const MOST_ROWS = 10_000;
const LEAST_ROWS = 50;

export interface BinaryTask {
  /** 1 = the rarest class among the real rows, in every row of the features; a missing target is another class. */
  readonly target: Float64Array;
  readonly features: readonly MeasuredFeature[];
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  readonly holdout: Int32Array;
  /** Real and synthetic rows. */
  readonly both: Int32Array;
  readonly classify: Classifier;
  readonly note: string;
}

/** The same for every metric that asks it. */
export const poseTask = remember((input: TableInput): BinaryTask => {
  const { schema, random } = input;
  const tables = takeThree(input);
  countSampled(tables, LEAST_ROWS);
  const drawn = tables.map((table, side) =>
    takeFeatureTable(table, schema, drawRows(table.rowCount, MOST_ROWS, random.partition(side))),
  );
  const taken = takeFeatures(drawn, schema);
  const { target, features } = chooseTarget(taken.features, input.target);
  if (target.kind === "number") throw qualityErrors.create("no-target");
  const [real, synthetic, holdout] = taken.rows as [Int32Array, Int32Array, Int32Array];
  const rarest = findRarest(real, target.values, target.classes);
  return {
    target: target.values.map((value) => (value === rarest ? 1 : 0)),
    features,
    ...{ real, synthetic, holdout, both: joinRows(real, synthetic) },
    classify: boostClassifier(features, random.stream("boosting").uint32(), xgboostSettings),
    note: [`predicts the rarest value of ${target.column}`, describeSampling(tables), taken.note]
      .filter((note) => note !== "")
      .join("; "),
  };
});

function describeSampling(tables: readonly Table[]): string {
  const isSampled = tables.some(({ rowCount }) => rowCount > MOST_ROWS);
  return isSampled ? `${MOST_ROWS} rows a side, drawn with the seed` : "";
}

export interface Answers {
  /** Probabilities for the rows learnt from. */
  readonly own: Float64Array;
  readonly heldOut: Float64Array;
}

/** What a model answers that learnt from these rows of the task: our boosted trees with the settings of SDMetrics' XGBoost. */
export const ask = remember((task: BinaryTask, training: Int32Array, context: WorkContext): Answers => {
  const test = joinRows(training, task.holdout);
  const scores = task.classify(task.target, { training, test }, context);
  return { own: scores.subarray(0, training.length), heldOut: scores.subarray(training.length) };
}, 2);

export function takeTargets({ target }: BinaryTask, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => target[row] as number);
}

function findRarest(rows: Int32Array, values: Float64Array, classes: number): number {
  const counts = new Float64Array(classes);
  for (const row of rows) {
    const value = values[row] as number;
    if (!Number.isNaN(value)) counts[value] = (counts[value] as number) + 1;
  }
  const held = [...counts.keys()].filter((own) => (counts[own] as number) > 0);
  if (held.length < 2) throw qualityErrors.create("no-target");
  return held.reduce((best, own) => ((counts[own] as number) < (counts[best] as number) ? own : best));
}
