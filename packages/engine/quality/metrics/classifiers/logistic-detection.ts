/**
 * @file SDMetrics' LogisticDetection: a logistic regression learns to tell synthetic rows from real ones; the
 * score is 1 − mean over three folds of (2 max(.5, AUC) − 1). Kept are numbers, times and categories that are
 * neither keys nor personal; truths and ordinals are not, as in the package. Its quirks: what a column is follows
 * from how it is stored, so numbered categories are numbers and truths stored as such are 0 and 1; missing numbers
 * become the real mean; missing is a category, and one that only the synthetic side has makes the metric
 * impossible; infinite values become the mean of the training rows.
 *
 * Three folds of two rows leave one without any of a side: it counts as chance, as there. Its folds are random, ours
 * come from the seed. Its solver stops after 100 steps, and so does ours.
 */
import type { WorkContext } from "../../../base/index.ts";
import {
  type Column,
  isMeasurable,
  type Table,
  type TableSchema,
  takeRows,
  toNumbers,
} from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import type { MetricEntry } from "../entry.ts";
import { assignFolds, crossValidate } from "./cross-validate.ts";
import { drawRows } from "./draw-rows.ts";
import { type DesignColumn, dropInfinite, logisticClassifier } from "./logistic-design.ts";
import { overTables } from "./over-tables.ts";
import { stackNumbers } from "./take-features.ts";

const FOLDS = 3;
const MOST_ROWS = 50_000;

export const logisticDetection: MetricEntry = overTables(
  {
    name: "LogisticDetection",
    about: "How badly a logistic regression tells synthetic rows from real ones; 1 is not at all.",
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32 LogisticDetection",
    needs: [],
  },
  ({ real, synthetic, schema, random }, context) => {
    const draw = (table: Table, side: string) =>
      takeRows(table, drawRows(table.rowCount, MOST_ROWS, random.stream(side)));
    const sides = [draw(real, "real"), draw(synthetic, "synthetic")] as const;
    const target = targetOf(sides[0].rowCount, sides[1].rowCount);
    const foldOf = assignFolds(target, FOLDS, random.stream("folds"));
    const design = takeDesign(...sides, listDetectionColumns(schema));
    const isDrawn = [real, synthetic].some(({ rowCount }) => rowCount > MOST_ROWS);
    const value = detect(design, target, foldOf, context);
    return { value, ...(isDrawn && { note: `at most ${MOST_ROWS} rows a side, drawn with the seed` }) };
  },
);

/** 1 for the real rows, which come first. Every training part needs both sides, and one side a row in every fold. */
export function targetOf(real: number, synthetic: number): Float64Array {
  const needed = Math.max(real, synthetic) < FOLDS ? FOLDS : 2;
  if (real < needed) throw qualityErrors.create("too-few-values", { side: "real", needed });
  if (synthetic < needed) throw qualityErrors.create("too-few-values", { side: "synthetic", needed });
  return new Float64Array(real + synthetic).fill(1, 0, real);
}

export function detect(
  design: readonly DesignColumn[],
  target: Float64Array,
  foldOf: Uint8Array,
  context: WorkContext = {},
): number {
  if (design.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "LogisticDetection" });
  return scoreDetection(crossValidate(target, foldOf, logisticClassifier(design), context));
}

/** No area (NaN) is chance. */
export function scoreDetection(areas: readonly number[]): number {
  return 1 - areas.reduce((sum, area) => sum + (area > 0.5 ? 2 * area - 1 : 0), 0) / areas.length;
}

export function listDetectionColumns({ columns, primaryKey, uniqueKeys }: TableSchema): string[] {
  const keys = new Set([...primaryKey, ...uniqueKeys.flat()]);
  const kept = new Set(["numerical", "currency", "datetime", "date", "categorical"]);
  return Object.entries(columns)
    .filter(([name, { type, pii }]) => kept.has(type) && pii === undefined && !keys.has(name))
    .map(([name]) => name);
}

/** The real rows first, then the synthetic ones. */
export function takeDesign(real: Table, synthetic: Table, names: readonly string[]): DesignColumn[] {
  return names.flatMap((name): DesignColumn[] => {
    const [one, other] = [real.columns.get(name), synthetic.columns.get(name)];
    if (one === undefined || other === undefined) return [];
    const areNumbers = isMeasurable(one) && isMeasurable(other);
    return [areNumbers ? fillWithRealMean(toNumbers(one), toNumbers(other)) : encodeByReal(one, other, name)];
  });
}

function fillWithRealMean(real: Float64Array, synthetic: Float64Array): DesignColumn {
  const present = real.filter((value) => !Number.isNaN(value));
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const { values } = stackNumbers("", [real, synthetic]);
  return {
    kind: "numeric",
    values: dropInfinite(values.map((value) => (Number.isNaN(value) ? mean : value))),
  };
}

function encodeByReal(real: Column, synthetic: Column, column: string): DesignColumn {
  const { codes, size } = encodeTogether([real, synthetic]);
  const [one, other] = codes as [Int32Array, Int32Array];
  const known = new Set(one);
  if (other.some((code) => !known.has(code))) throw qualityErrors.create("unseen-category", { column });
  const joined = new Int32Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return { kind: "one-hot", codes: joined.map((code) => (code < 0 ? size : code)), size: size + 1 };
}
