/**
 * @file Classifier two-sample tests: gradient-boosted trees learn to tell two samples of rows apart; the mean area
 * under the ROC curve over the folds of a cross-validation is .5 where they cannot and 1 where they always can
 * (Lopez-Paz & Oquab, "Revisiting Classifier Two-Sample Tests", 2017).
 *
 * Against the fitted rows a generator that memorises looks perfect. So there are two more where rows were held out
 * from it: the twin against those, and the copy line, which is the score of someone who hands out the fitted rows
 * again. A twin below the copy line has learnt more of the population than its rows.
 */
import type { Random, WorkContext } from "../../../base/index.ts";
import type { Table, TableSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { MetricEntry } from "../entry.ts";
import { addDifferences } from "./add-differences.ts";
import { assignFolds, boostClassifier, type Classifier, crossValidate } from "./cross-validate.ts";
import { drawBootstrap, drawRows } from "./draw-rows.ts";
import { overTables, type TableAnswer, type TableInput } from "./over-tables.ts";
import { type MeasuredFeature, takeFeatures, takeFeatureTable } from "./take-features.ts";

/** Rows a side: adult is judged in 1 s of CPU, and the standard error of an AUC of .5 is .0046. */
const MOST_ROWS = 8_000;
/** Below this a tree can hardly split, and an AUC of .5 would mean nothing. */
const LEAST_ROWS = 50;
const FOLDS = 5;

export interface Samples {
  /** Rows to be told from the others: the synthetic ones, class 1. */
  readonly one: Table;
  readonly other: Table;
  readonly schema: TableSchema;
  readonly random: Random;
}

type MakeClassifier = (features: readonly MeasuredFeature[], seed: number) => Classifier;

/** Both samples have as many rows. */
export function tellApart(
  { one, other, schema, random }: Samples,
  makeClassifier: MakeClassifier,
  context: WorkContext,
): TableAnswer {
  const { features, rows, note } = takeFeatures([other, one], schema);
  if (features.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "C2ST" });
  const [first] = rows as [Int32Array];
  const target = Float64Array.from({ length: 2 * first.length }, (_, row) => (row < first.length ? 0 : 1));
  const foldOf = assignFolds(target, FOLDS, random.stream("folds"));
  const classify = makeClassifier(features, random.stream("classifier").uint32());
  const areas = crossValidate(target, foldOf, classify, context);
  return { value: areas.reduce((sum, area) => sum + area, 0) / FOLDS, note };
}

export function countSampled(tables: readonly Table[], needed = LEAST_ROWS, most = MOST_ROWS): number {
  const count = Math.min(most, ...tables.map(({ rowCount }) => rowCount));
  const sides = ["real", "synthetic", "held-out"];
  if (count < needed)
    throw qualityErrors.create("too-few-values", {
      side: sides[tables.findIndex(({ rowCount }) => rowCount < needed)] as string,
      needed,
    });
  return count;
}

/** Equally many rows of both sides, drawn where there are more. */
export function sampleEqually(input: TableInput, one: Table, other: Table, count: number): Samples {
  const { schema, random } = input;
  const draw = (table: Table, side: string) =>
    takeFeatureTable(table, schema, drawRows(table.rowCount, count, random.stream(side)));
  return { one: draw(one, "one"), other: draw(other, "other"), schema, random };
}

export function noteSampling(answer: TableAnswer, count: number, tables: readonly Table[]): TableAnswer {
  const sampled = tables.some(({ rowCount }) => rowCount > count);
  const notes = [sampled ? `${count} rows a side, drawn with the seed` : "", answer.note ?? ""];
  return { ...answer, note: notes.filter((note) => note !== "").join("; ") };
}

export const c2st: MetricEntry = overTables(
  {
    name: "C2ST",
    about: "How well boosted trees tell synthetic rows from the fitted ones; .5 is chance.",
    range: [0, 1],
    best: 0.5,
    citation: "Lopez-Paz & Oquab 2017",
    needs: [],
  },
  (input, context) => judgeFitted(input, boostClassifier, context),
);

export const c2stDifferences: MetricEntry = overTables(
  {
    name: "C2ST.differences",
    about: "C2ST with all differences between numbers, and between times, given to the trees too.",
    range: [0, 1],
    best: 0.5,
    citation: "Lopez-Paz & Oquab 2017",
    needs: ["numbers"],
  },
  (input, context) => {
    const bounded = new Set<string>();
    const makeClassifier: MakeClassifier = (features, seed) => {
      const { all, note } = addDifferences(features);
      if (note !== "") bounded.add(note);
      return boostClassifier(all, seed);
    };
    const answer = judgeFitted(input, makeClassifier, context);
    return { ...answer, note: [answer.note ?? "", ...bounded].filter((note) => note !== "").join("; ") };
  },
);

export const c2stHoldout: MetricEntry = overTables(
  {
    name: "C2ST.holdout",
    about: "C2ST of synthetic rows against real ones that the generator never saw.",
    range: [0, 1],
    best: 0.5,
    citation: "Lopez-Paz & Oquab 2017",
    needs: ["holdout"],
  },
  (input, context) => {
    const tables = takeThree(input);
    const count = countSampled(tables);
    const samples = sampleEqually(input, input.synthetic, tables[2], count);
    return noteSampling(tellApart(samples, boostClassifier, context), count, [input.synthetic, tables[2]]);
  },
);

export const c2stCopyLine: MetricEntry = overTables(
  {
    name: "C2ST.copyLine",
    about: "C2ST.holdout of a bootstrap of the fitted rows in place of synthetic ones: what copying scores.",
    range: [0, 1],
    best: 0.5,
    citation: "Lopez-Paz & Oquab 2017; Efron 1979",
    needs: ["holdout"],
  },
  (input, context) => {
    const tables = takeThree(input);
    const count = countSampled(tables);
    const { schema, random, real } = input;
    const drawn = drawBootstrap(real.rowCount, count, random.stream("bootstrap"));
    const samples = {
      ...sampleEqually(input, input.synthetic, tables[2], count),
      one: takeFeatureTable(real, schema, drawn),
    };
    return noteSampling(tellApart(samples, boostClassifier, context), count, [real, tables[2]]);
  },
);

export function judgeFitted(
  input: TableInput,
  makeClassifier: MakeClassifier,
  context: WorkContext,
): TableAnswer {
  const { real, synthetic } = input;
  const count = countSampled([real, synthetic]);
  const samples = sampleEqually(input, synthetic, real, count);
  return noteSampling(tellApart(samples, makeClassifier, context), count, [real, synthetic]);
}

export function takeThree({ real, synthetic, holdout }: TableInput): [Table, Table, Table] {
  if (holdout === undefined) throw qualityErrors.create("no-holdout");
  return [real, synthetic, holdout];
}
