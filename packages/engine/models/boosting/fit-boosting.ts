/**
 * @file Gradient-boosted trees on histograms: numbers, categories and missing values as they are, for means,
 * probabilities and classes. Defaults are those of scikit-learn's HistGradientBoosting, so that scores made with
 * it and scores made here can be compared. The same seed grows the same trees.
 */
import { Random, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import {
  type BinnedFeatures,
  type Binning,
  binFeature,
  binFeatures,
  takeBinnedRows,
} from "./bin-features.ts";
import { boostingErrors } from "./errors.ts";
import { countRows, type Feature } from "./feature.ts";
import type { SplitSettings } from "./find-split.ts";
import { TreeGrower } from "./grow-tree.ts";
import { type Loss, logisticLoss, makeSoftmaxLoss, squaredLoss } from "./losses.ts";
import { addTree, type Tree } from "./tree.ts";

export interface BoostingSettings extends SplitSettings {
  readonly loss: "squared" | "logistic" | "softmax";
  /** For `softmax`: targets are 0 … classes − 1. */
  readonly classes?: number;
  readonly rounds: number;
  readonly learningRate: number;
  readonly maxLeaves: number;
  readonly maxDepth: number;
  /** How far a leaf may move a margin, before the learning rate. */
  readonly mostStep: number;
  /** Ends when so many rounds brought nothing on rows kept aside; 0 grows all rounds on all rows. */
  readonly patience: number;
  readonly validationShare: number;
  readonly seed: number;
}

export const defaultBoostingSettings: Omit<BoostingSettings, "loss"> = {
  rounds: 100,
  learningRate: 0.1,
  maxLeaves: 31,
  maxDepth: Number.POSITIVE_INFINITY,
  minLeafRows: 20,
  minLeafHessian: 1e-3,
  l2: 0,
  minCategoryRows: 10,
  categorySmoothing: 10,
  mostStep: Number.POSITIVE_INFINITY,
  patience: 0,
  validationShare: 0.1,
  seed: 1,
};

export interface BoostedTrees {
  readonly loss: BoostingSettings["loss"];
  /** Margins per row. */
  readonly outputs: number;
  readonly featureNames: readonly string[];
  readonly binnings: readonly Binning[];
  /** Margins before the first tree. */
  readonly start: Float64Array;
  /** One tree per output and round, round by round. */
  readonly trees: readonly Tree[];
}

const IMPROVEMENT = 1e-7;
/**
 * Of probabilities. Where a class is rare, a leaf's 1/p is large: it takes its other rows along to where nothing brings
 * them back. On kddcup99, 12 classes, unbounded leaves ended at 10^17 and 22 % right, bounds of 20 to 100 at all right.
 */
const MOST_STEP = 50;

export function fitBoosting(
  features: readonly Feature[],
  target: Float64Array,
  settings: Partial<BoostingSettings> & Pick<BoostingSettings, "loss">,
  context: WorkContext = {},
): BoostedTrees {
  return fitBinned(binFeatures(features, settings.seed), target, settings, context);
}

/** On features that were binned before: models that learn from parts of the same rows share their bins. */
export function fitBinned(
  data: BinnedFeatures,
  target: Float64Array,
  settings: Partial<BoostingSettings> & Pick<BoostingSettings, "loss">,
  context: WorkContext = {},
): BoostedTrees {
  const mostStep = settings.loss === "squared" ? Number.POSITIVE_INFINITY : MOST_STEP;
  const full = { ...defaultBoostingSettings, mostStep, ...settings };
  const loss = chooseLoss(full);
  checkInput(data.rowCount, target, full);
  const random = new Random(full.seed);
  const { training, validation } = splitRows(target.length, full, random.stream("validation"));
  const start = loss.start(target, training);
  const trees = growRounds({ data, target, loss, settings: full, training, validation, start }, context);
  const { names: featureNames, binnings } = data;
  return { loss: full.loss, outputs: loss.outputs, featureNames, binnings, start, trees };
}

interface Growth {
  readonly data: BinnedFeatures;
  readonly target: Float64Array;
  readonly loss: Loss;
  readonly settings: BoostingSettings;
  readonly training: Int32Array;
  readonly validation: Int32Array;
  readonly start: Float64Array;
}

function growRounds(
  { data, target, loss, settings, training, validation, start }: Growth,
  context: WorkContext,
): Tree[] {
  const { outputs } = loss;
  const margins = spread(start, target.length);
  const slopes = Array.from({ length: outputs }, () => ({
    gradients: new Float64Array(target.length),
    hessians: new Float64Array(target.length),
  }));
  const grower = new TreeGrower(data, training, settings);
  const aside = takeBinnedRows(data, validation).bins;
  const trees: Tree[] = [];
  let best = { loss: Number.POSITIVE_INFINITY, round: 0 };
  for (let round = 1; round <= settings.rounds; round++) {
    throwIfCancelled(context.signal);
    for (const [output, slope] of slopes.entries()) loss.differentiate(target, margins, output, slope);
    for (const [offset, slope] of slopes.entries())
      trees.push(grower.grow(slope, { margins, stride: outputs, offset }));
    context.onProgress?.({ phase: "Growing trees", done: round, total: settings.rounds, unit: "rounds" });
    if (validation.length === 0) continue;
    updateAside(margins, validation, aside, trees.slice(-outputs));
    const measured = loss.measure(target, margins, validation);
    if (measured < best.loss - IMPROVEMENT) best = { loss: measured, round };
    if (round - best.round >= settings.patience) return trees.slice(0, best.round * outputs);
  }
  return validation.length === 0 ? trees : trees.slice(0, best.round * outputs);
}

/** Rows kept aside see each new tree too, so that the loss on them is known after every round. */
function updateAside(
  margins: Float64Array,
  rows: Int32Array,
  bins: readonly Uint8Array[],
  trees: readonly Tree[],
): void {
  const stride = trees.length;
  const added = new Float64Array(rows.length * stride);
  for (const [offset, tree] of trees.entries()) addTree(tree, bins, added, { stride, offset });
  for (let i = 0; i < added.length; i++) {
    const at = (rows[Math.floor(i / stride)] as number) * stride + (i % stride);
    margins[at] = (margins[at] as number) + (added[i] as number);
  }
}

function splitRows(rowCount: number, { patience, validationShare }: BoostingSettings, random: Random) {
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row);
  const kept = patience > 0 ? Math.floor(rowCount * validationShare) : 0;
  if (kept === 0) return { training: rows, validation: new Int32Array(0) };
  const shuffled = rows.slice();
  for (let i = rowCount - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as number, shuffled[i] as number];
  }
  return { training: shuffled.slice(kept).sort(), validation: shuffled.slice(0, kept).sort() };
}

/** Means for `squared`, probabilities of 1 for `logistic`, row by row the classes' probabilities for `softmax`. */
export function predictBoosting(model: BoostedTrees, features: readonly Feature[]): Float64Array {
  const bins = features.map((feature, index) => binFeature(feature, model.binnings[index] as Binning));
  return predictBinned(model, bins, countRows(features));
}

/** Of rows in the model's own bins. */
export function predictBinned(
  model: BoostedTrees,
  bins: readonly Uint8Array[],
  rowCount: number,
): Float64Array {
  const margins = spread(model.start, rowCount);
  for (const [index, tree] of model.trees.entries())
    addTree(tree, bins, margins, { stride: model.outputs, offset: index % model.outputs });
  chooseLoss({ loss: model.loss, classes: model.outputs }).answer(margins);
  return margins;
}

function spread(start: Float64Array, rowCount: number): Float64Array {
  const margins = new Float64Array(start.length * rowCount);
  for (let i = 0; i < margins.length; i++) margins[i] = start[i % start.length] as number;
  return margins;
}

function chooseLoss({ loss, classes = 2 }: Pick<BoostingSettings, "loss" | "classes">): Loss {
  if (loss === "squared") return squaredLoss;
  return loss === "logistic" ? logisticLoss : makeSoftmaxLoss(classes);
}

function checkInput(rowCount: number, target: Float64Array, settings: BoostingSettings): void {
  if (rowCount !== target.length || rowCount === 0)
    throw boostingErrors.create("boosting-needs-rows", { rows: rowCount, targets: target.length });
  const highest = settings.loss === "logistic" ? 1 : (settings.classes ?? 2) - 1;
  const isClass = (value: number) => Number.isInteger(value) && value >= 0 && value <= highest;
  const fits = settings.loss === "squared" ? target.every(Number.isFinite) : target.every(isClass);
  if (!fits) throw boostingErrors.create("boosting-target-does-not-fit", { loss: settings.loss });
}
