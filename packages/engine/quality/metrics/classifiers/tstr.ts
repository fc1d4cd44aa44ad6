/**
 * @file Utility: a model learns from synthetic rows and is tested on real ones that neither it nor the generator
 * has seen (train on synthetic, test on real: Esteban, Hyland & Rätsch 2017), beside the same model taught by real
 * rows. Classes: area under the ROC curve, for several classes each against the rest, the mean of them, and F1, the
 * mean over classes too. Numbers: R² and the root of the mean squared error.
 */
import type { WorkContext } from "../../../base/index.ts";
import {
  type BinnedFeatures,
  binFeatures,
  fitBinned,
  predictBinned,
  takeBinnedRows,
} from "../../../models/boosting/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { MetricEntry } from "../entry.ts";
import { countSampled, takeThree } from "./c2st.ts";
import { chooseTarget, type Target } from "./choose-target.ts";
import { drawRows } from "./draw-rows.ts";
import { overTables, type TableAnswer, type TableInput } from "./over-tables.ts";
import { judgeClasses, judgeNumbers } from "./scores.ts";
import { takeFeatures, takeFeatureTable } from "./take-features.ts";

/** Rows of each training side: the two models of adult take .6 s of CPU, on 20,000 twice that. */
const MOST_ROWS = 10_000;
const MOST_TEST_ROWS = 20_000;
const LEAST_ROWS = 50;

export const tstr: MetricEntry = overTables(
  {
    name: "TSTR",
    about:
      "What a model taught by synthetic rows is worth on held-out real ones: AUC of classes, R² of numbers.",
    range: [Number.NEGATIVE_INFINITY, 1],
    best: 1,
    citation: "Esteban, Hyland & Rätsch 2017",
    needs: ["target", "holdout"],
  },
  (input, context) => scoreUtility(input, context),
);

export function scoreUtility(input: TableInput, context: WorkContext, mostRows = MOST_ROWS): TableAnswer {
  const { schema, random } = input;
  const tables = takeThree(input);
  countSampled(tables, LEAST_ROWS);
  const count = countSampled([input.real, input.synthetic], LEAST_ROWS, mostRows);
  const drawn = tables.map((table, side) => {
    const rows = drawRows(table.rowCount, side < 2 ? count : MOST_TEST_ROWS, random.partition(side));
    return takeFeatureTable(table, schema, rows);
  });
  const { features, rows, note } = takeFeatures(drawn, schema);
  const chosen = chooseTarget(features, input.target);
  const [real, synthetic, holdout] = rows as [Int32Array, Int32Array, Int32Array];
  const seed = random.stream("boosting").uint32();
  const data = binFeatures(chosen.features, seed);
  const test = (training: Int32Array) =>
    testModel(chosen.target, data, [training, holdout], { seed, context });
  const [ofSynthetic, ofReal] = [test(synthetic), test(real)];
  return {
    value: ofSynthetic.value,
    parts: nameParts(ofSynthetic, ofReal),
    note: describeNote(
      chosen.target,
      note,
      tables.some(({ rowCount }) => rowCount > count) ? count : undefined,
    ),
  };
}

interface Utility {
  readonly value: number;
  readonly scores: Readonly<Record<string, number>>;
}

function testModel(
  target: Target,
  data: BinnedFeatures,
  [training, test]: readonly [Int32Array, Int32Array],
  { seed, context: { signal } }: { readonly seed: number; readonly context: WorkContext },
): Utility {
  const known = (rows: Int32Array) => rows.filter((row) => !Number.isNaN(target.values[row]));
  const [learnt, asked] = [known(training), known(test)];
  const take = (rows: Int32Array) => Float64Array.from(rows, (row) => target.values[row] as number);
  if (learnt.length < LEAST_ROWS || asked.length < 2) throw qualityErrors.create("no-target");
  const settings =
    target.kind === "number"
      ? ({ loss: "squared" } as const)
      : ({ loss: "softmax", classes: target.classes } as const);
  const binary = target.kind === "classes" && target.classes === 2;
  const model = fitBinned(
    takeBinnedRows(data, learnt),
    take(learnt),
    { ...(binary ? { loss: "logistic" } : settings), seed },
    signal === undefined ? {} : { signal },
  );
  const predicted = predictBinned(model, takeBinnedRows(data, asked).bins, asked.length);
  if (target.kind === "number") {
    const { r2, rmse } = judgeNumbers(take(asked), predicted);
    return { value: r2, scores: { R2: r2, RMSE: rmse } };
  }
  const { auc, f1 } = judgeClasses(take(asked), binary ? spreadBinary(predicted) : predicted, target.classes);
  return { value: auc, scores: { AUC: auc, F1: f1 } };
}

function spreadBinary(ofOne: Float64Array): Float64Array {
  return Float64Array.from({ length: 2 * ofOne.length }, (_, at) => {
    const probability = ofOne[at >> 1] as number;
    return at % 2 === 1 ? probability : 1 - probability;
  });
}

function nameParts(ofSynthetic: Utility, ofReal: Utility): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const [score, value] of Object.entries(ofSynthetic.scores)) parts[`TSTR ${score}`] = value;
  for (const [score, value] of Object.entries(ofReal.scores)) parts[`TRTR ${score}`] = value;
  if (ofReal.value > 0) parts.ratio = ofSynthetic.value / ofReal.value;
  return parts;
}

function describeNote({ column }: Target, leftOut: string, sampled: number | undefined): string {
  const rows = sampled === undefined ? "" : `${sampled} training rows a side, drawn with the seed`;
  return [`predicts ${column}`, rows, leftOut].filter((note) => note !== "").join("; ");
}
