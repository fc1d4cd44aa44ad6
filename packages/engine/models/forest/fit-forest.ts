import { type Random, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { TokenRows, TokenVariable } from "../tokens.ts";
import { countTokens, planTokenBins } from "./bin-tokens.ts";
import { FOREST_BINS, type Forest, type ForestSettings, type TokenForest } from "./forest.ts";
import { growTree } from "./grow-tree.ts";
import { rankCategories } from "./rank-categories.ts";
import { drawTreeRows, type TreeRows, takeTreeRows } from "./sample-rows.ts";
import { TreeArrays } from "./tree-arrays.ts";

export interface ForestInput {
  readonly variables: readonly TokenVariable[];
  readonly rows: TokenRows;
  /** The rows to learn from; all where absent. */
  readonly learnFrom?: Int32Array;
  /** Indices of the variables as they are drawn. */
  readonly order: readonly number[];
  /** For each variable those it may depend on, drawn before it; all drawn before where absent. */
  readonly parents?: readonly ArrayLike<number>[];
  readonly settings: ForestSettings;
  readonly random: Random;
}

/** No columns where there are fewer rows than a leaf needs; none for a variable without parents. */
export function fitForest(input: ForestInput, context: WorkContext = {}): Forest {
  const { variables, rows, settings, random, order } = input;
  const learnFrom = input.learnFrom ?? Int32Array.from({ length: rows.rowCount }, (_, row) => row);
  const counts = rows.columns.map(({ coarse }, index) =>
    countTokens(coarse, sizeOf(variables, index), learnFrom),
  );
  const bins = variables.map((variable, index) => planTokenBins(variable, counts[index] as Float64Array));
  const samples = Array.from({ length: settings.trees }, (_, tree) =>
    takeTreeRows(rows, bins, drawTreeRows(learnFrom, settings, random.stream("rows").partition(tree))),
  );
  const columns: TokenForest[] = [];
  for (const [place, variable] of order.entries()) {
    throwIfCancelled(context.signal);
    context.onProgress?.({ phase: "growing trees", done: place, total: order.length, unit: "columns" });
    const parents = Uint16Array.from(input.parents?.[variable] ?? order.slice(0, place));
    if (parents.length === 0 || (samples[0]?.rowCount ?? 0) < settings.leafRows) continue;
    columns.push(growColumn({ input, variable, parents, samples, counts: counts[variable] as Float64Array }));
  }
  return { bins, columns };
}

interface ColumnPlan {
  readonly input: ForestInput;
  readonly variable: number;
  readonly parents: Uint16Array;
  readonly samples: readonly TreeRows[];
  readonly counts: Float64Array;
}

function growColumn({ input, variable, parents, samples, counts }: ColumnPlan): TokenForest {
  const { variables, settings } = input;
  const classCount = sizeOf(variables, variable);
  const random = input.random.stream("splits").partition(variable);
  const ranks = rankParents(variables, { variable, parents }, samples[0] as TreeRows);
  const trees = new TreeArrays();
  for (const [tree, sample] of samples.entries()) {
    const features = Array.from(parents, (parent, place) =>
      rankBins(sample.bins[parent] as Uint8Array, ranks.subarray(place * FOREST_BINS)),
    );
    const classes = sample.tokens[variable] as Uint16Array;
    growTree(trees, { features, classes, classCount }, settings, random.partition(tree));
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = Float32Array.from(counts, (count) => count / total);
  return { variable, parents, ranks, shares, smoothing: settings.smoothing, ...trees.finish() };
}

function sizeOf(variables: readonly TokenVariable[], variable: number): number {
  return (variables[variable] as TokenVariable).size;
}

/** Bins of a scale are in order already. */
function rankParents(
  variables: readonly TokenVariable[],
  { variable, parents }: Pick<ColumnPlan, "variable" | "parents">,
  { bins, tokens }: TreeRows,
): Uint8Array {
  const ranks = Uint8Array.from({ length: parents.length * FOREST_BINS }, (_, at) => at % FOREST_BINS);
  for (const [place, parent] of parents.entries()) {
    if (variables[parent]?.scale !== undefined) continue;
    const own = rankCategories(
      bins[parent] as Uint8Array,
      tokens[variable] as Uint16Array,
      sizeOf(variables, variable),
    );
    ranks.set(own, place * FOREST_BINS);
  }
  return ranks;
}

function rankBins(bins: Uint8Array, ranks: Uint8Array): Uint8Array {
  const ranked = new Uint8Array(bins.length);
  for (let row = 0; row < bins.length; row++) ranked[row] = ranks[bins[row] as number] as number;
  return ranked;
}
