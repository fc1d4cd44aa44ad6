/** @file Which networks a model has and what each sees: everything that follows from variables, order and parents. */
import type { TokenVariable } from "../tokens.ts";
import { type FeatureBlock, layOutFeatures, layOutOwnFeatures } from "./features.ts";

/** Features from `start` to before `end`. */
export interface FeatureRun {
  readonly start: number;
  readonly end: number;
}

/** One network: the coarse or fine token of a variable. Variables of one token need none. */
export interface NetworkShape {
  readonly variable: number;
  readonly level: "coarse" | "fine";
  /** What it sees of earlier variables; the first run begins with the bias, feature 0. */
  readonly runs: readonly FeatureRun[];
  /** What a fine network sees of its coarse token; these follow the others among its inputs. */
  readonly own: FeatureBlock | undefined;
  readonly inputs: number;
  readonly outputs: number;
}

export interface NetworkPlan {
  /** Variables as they are drawn one after the other. */
  readonly order: readonly number[];
  /** By variable. */
  readonly blocks: readonly FeatureBlock[];
  /** By variable: where its block begins. */
  readonly starts: readonly number[];
  readonly featureCount: number;
  /** In drawing order. */
  readonly networks: readonly NetworkShape[];
}

export interface Dependencies {
  readonly order: readonly number[];
  /** By variable: those that its networks see. */
  readonly parents: readonly (readonly number[])[];
}

export function planNetworks(
  variables: readonly TokenVariable[],
  { order, parents }: Dependencies,
): NetworkPlan {
  const blocks = variables.map(layOutFeatures);
  const starts = new Array<number>(variables.length).fill(0);
  let featureCount = 1;
  for (const index of order) {
    starts[index] = featureCount;
    featureCount += blocks[index]!.size;
  }
  const networks = order.flatMap((index) => {
    const variable = variables[index]!;
    const seen = parents[index]!.map((parent) => ({
      start: starts[parent]!,
      end: starts[parent]! + blocks[parent]!.size,
    }));
    const runs = joinRuns([{ start: 0, end: 1 }, ...seen.sort((a, b) => a.start - b.start)]);
    return shapeNetworks(variable, { variable: index, runs });
  });
  return { order, blocks, starts, featureCount, networks };
}

function shapeNetworks(
  variable: TokenVariable,
  place: Pick<NetworkShape, "variable" | "runs">,
): NetworkShape[] {
  const inputs = place.runs.reduce((sum, { start, end }) => sum + end - start, 0);
  const finest = variable.fineSizes?.reduce((most, size) => Math.max(most, size), 1) ?? 1;
  const shapes: NetworkShape[] = [];
  if (variable.size > 1)
    shapes.push({ ...place, level: "coarse", own: undefined, inputs, outputs: variable.size });
  if (finest > 1) {
    const own = layOutOwnFeatures(variable);
    shapes.push({ ...place, level: "fine", own, inputs: inputs + own.size, outputs: finest });
  }
  return shapes;
}

function joinRuns(runs: readonly FeatureRun[]): FeatureRun[] {
  const joined: FeatureRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.end === run.start) joined[joined.length - 1] = { start: last.start, end: run.end };
    else if (run.end > run.start) joined.push(run);
  }
  return joined;
}

/**
 * The inputs of a network: a view of the matrix of all features where they are its beginning, else copied
 * into `scratch`. `rows` is the number of records.
 */
export function gatherInputs(
  { runs, inputs, own }: NetworkShape,
  matrix: Float32Array,
  { rows, scratch }: { readonly rows: number; readonly scratch: (size: number) => Float32Array },
): Float32Array {
  const isBeginning = runs.length === 1 && own === undefined;
  if (isBeginning) return matrix.subarray(0, inputs * rows);
  const gathered = scratch(inputs * rows);
  let end = 0;
  for (const run of runs) {
    gathered.set(matrix.subarray(run.start * rows, run.end * rows), end);
    end += (run.end - run.start) * rows;
  }
  return gathered;
}
