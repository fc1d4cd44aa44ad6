/** @file One part of a model's networks in training: the module that a training process runs. */
import {
  adam,
  type Batch,
  buildTrainingStep,
  cosine,
  Graph,
  Pass,
  Scope,
  sum,
  type TrainingPlan,
  toModel,
  warmUp,
} from "../../tensor/index.ts";
import { BatchFeeds } from "./batch-feeds.ts";
import { NetworkGraph } from "./network-graph.ts";
import { planNetworks } from "./networks.ts";
import type { TrainingData } from "./training-data.ts";

const WARM_UP_STEPS = 50;
const AVERAGE_DECAY = 0.995;
/** Validation runs in batches of about this many rows. */
const VALIDATION_BATCH = 2_048;

export function createTraining(data: TrainingData): TrainingPlan {
  const { settings, rowCount, validationRows, maxSteps } = data;
  const { scope, networks } = declareNetworks(data);
  const { batchSize, learningRate } = settings;
  const step = buildTrainingStep({
    scope,
    optimiser: adam({ beta2: 0.99 }),
    // An average over 200 steps would remember the start of a training of few.
    averageDecay: Math.max(0, Math.min(AVERAGE_DECAY, 1 - 5 / maxSteps)),
    loss: (pass) => sum(networks.losses(pass, batchSize)),
  });
  const feeds = new BatchFeeds(data, networks.networks, batchSize);
  const first = validationRows;
  return {
    rowCount: rowCount - first,
    batchSize,
    steps: [
      {
        step,
        scope,
        learningRate: warmUp(
          Math.min(WARM_UP_STEPS, maxSteps),
          cosine({ from: learningRate, to: 0, steps: maxSteps }),
        ),
        feed: ({ rows }: Batch) => feeds.write(rows.map((row) => first + row)),
      },
    ],
    validation: planValidation(data, networks),
  };
}

/** The same in the process that trains and in the one that reads its result. */
export function declareNetworks({ variables, order, parents, settings, networks, start }: TrainingData) {
  const plan = planNetworks(variables, { order, parents });
  const scope = Scope.create();
  const graph = new NetworkGraph(scope, {
    networks: networks.map((place) => plan.networks[place]!),
    hidden: settings.hidden,
    dropoutRate: settings.dropout,
    start,
  });
  return { scope, networks: graph };
}

function planValidation(data: TrainingData, networks: NetworkGraph) {
  const rowCount = data.validationRows > 0 ? data.validationRows : data.rowCount;
  const batchCount = Math.ceil(rowCount / VALIDATION_BATCH);
  const size = Math.floor(rowCount / batchCount);
  const graph = new Graph();
  graph.output("losses", networks.losses(new Pass(graph), size));
  const feeds = new BatchFeeds(data, networks.networks, size);
  const rowsOf = (batch: number) => Uint32Array.from({ length: size }, (_, row) => batch * size + row);
  return {
    model: toModel(graph),
    batchCount,
    feed: (batch: number) => feeds.write(rowsOf(batch)),
    parts: networks.parts(),
  };
}
