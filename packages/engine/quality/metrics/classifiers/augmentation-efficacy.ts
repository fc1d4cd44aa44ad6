/**
 * @file SDMetrics' BinaryClassifierPrecisionEfficacy and RecallEfficacy: what synthetic rows add to real ones. A
 * model learns from the real rows, another from both; each is cut where it holds .9 of the other gauge on its own
 * training rows; compared are precision (or recall) on held-out rows. Boosted trees of our own stand where the
 * package has XGBoost, and the question is chosen here: whether a row has the rarest value of the target column.
 */
import type { WorkContext } from "../../../base/index.ts";
import type { MetricEntry } from "../entry.ts";
import { ask, poseTask, takeTargets } from "./binary-models.ts";
import { findThreshold, type Gauge, measureGauge, scoreImprovement } from "./efficacy-formulas.ts";
import { overTables, type TableAnswer, type TableInput } from "./over-tables.ts";

const FIXED = 0.9;
/** Measured on seven tables and three changes of them (boosted.int.test.ts). */
export const EFFICACY_QUIRK =
  "Trees of our own with XGBoost's settings: as far from XGBoost (half of the scores by less than .008) as it is from itself with finer bins.";

function makeEfficacy(name: string, gauge: Gauge): MetricEntry {
  return overTables(
    {
      name,
      about: `What synthetic rows beside the real ones add to a classifier's ${gauge}; .5 is nothing.`,
      range: [0, 1],
      best: 1,
      citation: `SDMetrics 0.32 ${name}`,
      needs: ["target", "holdout"],
      quirk: EFFICACY_QUIRK,
    },
    (input, context) => compareTraining(input, gauge, context),
  );
}

export const precisionEfficacy = makeEfficacy("BinaryClassifierPrecisionEfficacy", "precision");
export const recallEfficacy = makeEfficacy("BinaryClassifierRecallEfficacy", "recall");

function compareTraining(input: TableInput, gauge: Gauge, context: WorkContext): TableAnswer {
  const task = poseTask(input);
  const fix = gauge === "precision" ? "recall" : "precision";
  const measure = (training: Int32Array) => {
    const { own, heldOut } = ask(task, training, context);
    const threshold = findThreshold(takeTargets(task, training), own, { fix, at: FIXED });
    return measureGauge(takeTargets(task, task.holdout), heldOut, { gauge, threshold });
  };
  const [before, after] = [measure(task.real), measure(task.both)];
  const parts = { "real rows": before, "real and synthetic rows": after };
  return { value: scoreImprovement(before, after), parts, note: task.note };
}
