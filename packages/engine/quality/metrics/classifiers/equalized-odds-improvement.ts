/**
 * @file SDMetrics' EqualizedOddsImprovement: whether a model taught by synthetic rows treats two groups more alike
 * than one taught by real rows. The groups: the most frequent value of a column against all others, for the first
 * column of categories to which the schema gives the role `sensitive`. Boosted trees of our own stand where the
 * package has XGBoost; the question is the one of BinaryClassifierPrecisionEfficacy.
 */

import { qualityErrors } from "../../errors.ts";
import type { MetricEntry } from "../entry.ts";
import { EFFICACY_QUIRK } from "./augmentation-efficacy.ts";
import { ask, type BinaryTask, poseTask, takeTargets } from "./binary-models.ts";
import { computeEqualizedOdds, scoreImprovement } from "./efficacy-formulas.ts";
import { overTables, type TableInput } from "./over-tables.ts";

/** Of rows with and without the predicted value, in both groups of both training sides. */
const LEAST_ROWS = 5;

export const equalizedOddsImprovement: MetricEntry = overTables(
  {
    name: "EqualizedOddsImprovement",
    about: "Whether a model taught by synthetic rows is fairer to a sensitive group; .5 is as fair.",
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32 EqualizedOddsImprovement; Hardt, Price & Srebro 2016",
    needs: ["target", "holdout", "sensitive"],
    quirk: EFFICACY_QUIRK,
  },
  (input, context) => {
    const task = poseTask(input);
    const { name, isSensitive } = findGroup(input, task);
    const takeGroup = (rows: Int32Array) => Float64Array.from(rows, (row) => isSensitive[row] as number);
    const measure = (training: Int32Array) => {
      checkGroups(takeTargets(task, training), takeGroup(training));
      const called = ask(task, training, context).heldOut.map((score) => (score > 0.5 ? 1 : 0));
      return computeEqualizedOdds(takeTargets(task, task.holdout), called, takeGroup(task.holdout));
    };
    const [before, after] = [measure(task.real), measure(task.synthetic)];
    const parts = { "real rows": before, "synthetic rows": after };
    return { value: scoreImprovement(before, after), parts, note: `groups by ${name}; ${task.note}` };
  },
);

function findGroup({ schema }: TableInput, { features, real }: BinaryTask) {
  const chosen = features.find(({ name }) => schema.columns[name]?.role === "sensitive");
  if (chosen?.kind !== "categorical") throw qualityErrors.create("no-sensitive-column");
  const counts = new Float64Array(chosen.size);
  for (const row of real) {
    const code = chosen.codes[row] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  const own = counts.indexOf(Math.max(...counts));
  return { name: chosen.name, isSensitive: chosen.codes.map((code) => (code === own ? 1 : 0)) };
}

function checkGroups(target: Float64Array, group: Float64Array): void {
  const counts = new Float64Array(4);
  for (const [row, value] of target.entries()) {
    const cell = 2 * (group[row] as number) + value;
    counts[cell] = (counts[cell] as number) + 1;
  }
  if (counts.some((count) => count < LEAST_ROWS)) throw qualityErrors.create("no-sensitive-column");
}
