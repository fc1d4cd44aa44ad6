/** @file Trains parts of a model side by side, each in a process of its own; one that fails ends the others. */
import type { RandomState, WorkContext } from "../../base/index.ts";
import {
  runTraining,
  type TrainingContext,
  type TrainingOptions,
  type TrainingResult,
  trainInChild,
} from "../../tensor/index.ts";
import type { NetworkWeights } from "./model.ts";
import { createTraining, declareNetworks } from "./training.ts";
import type { TrainingData } from "./training-data.ts";

export interface TrainingPartJob {
  readonly data: TrainingData;
  readonly random: RandomState;
  readonly checkpointPath?: string;
}

export interface TrainedNetwork {
  readonly weights: NetworkWeights;
  readonly loss: number;
  readonly step: number;
}

/** Times that the networks are compared with the validation rows, unless epochs are more. */
const LEAST_VALIDATIONS = 8;

/** For each part its networks, in their order; `processes` at a time, or one by one in this process for 0. */
export async function trainParts(
  jobs: readonly TrainingPartJob[],
  processes: number,
  { signal, onProgress }: WorkContext,
): Promise<TrainedNetwork[][]> {
  const failure = new AbortController();
  const either = AbortSignal.any([failure.signal, ...(signal === undefined ? [] : [signal])]);
  const done = new Array<number>(jobs.length).fill(0);
  const total = jobs.reduce((sum, { data }) => sum + data.maxSteps, 0);
  const run = async (part: number) => {
    const report = (steps: number) => {
      done[part] = steps;
      onProgress?.({ phase: "train", done: done.reduce((a, b) => a + b), total, unit: "steps" });
    };
    const context = { signal: either, onProgress: (progress: { done: number }) => report(progress.done) };
    return trainPart(jobs[part]!, processes > 0, context);
  };
  return runSome(jobs.length, Math.max(1, processes), run, () => failure.abort());
}

/** Runs `count` works, `most` at a time; the first failure calls `stop`, and is thrown when all have ended. */
async function runSome<T>(
  count: number,
  most: number,
  run: (i: number) => Promise<T>,
  stop: () => void,
): Promise<T[]> {
  const results: T[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const work = async () => {
    while (next < count && failures.length === 0) {
      const i = next++;
      try {
        results[i] = await run(i);
      } catch (error) {
        failures.push(error);
        stop();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, most) }, work));
  if (failures.length > 0) throw failures[0];
  return results;
}

async function trainPart(
  { data, random, checkpointPath }: TrainingPartJob,
  inChild: boolean,
  context: TrainingContext,
) {
  const perEpoch = Math.ceil((data.rowCount - data.validationRows) / data.settings.batchSize);
  const every = Math.max(1, Math.min(perEpoch, Math.ceil(data.maxSteps / LEAST_VALIDATIONS)));
  const options: TrainingOptions = {
    random,
    threads: 1,
    maxSteps: data.maxSteps,
    validateEverySteps: every,
    ...(checkpointPath !== undefined && {
      checkpoint: { path: checkpointPath, everySteps: every, resume: true },
    }),
  };
  const module = new URL("./training.ts", import.meta.url).href;
  const result = inChild
    ? await trainInChild({ module, data, options }, context)
    : await runTraining(createTraining(data), options, context);
  return readResult(data, result);
}

function readResult(data: TrainingData, { weights, records }: TrainingResult): TrainedNetwork[] {
  const { scope, networks } = declareNetworks(data);
  const flat = weights.get(scope.parameters.name)!.data as Float32Array;
  return records.map(({ loss, step }, i) => ({ weights: networks.weightsOf(flat, i), loss, step }));
}
