import { rm } from "node:fs/promises";
import { Random, type RandomState, type WorkContext } from "../../base/index.ts";
import { checkRows, checkVariables } from "../check-tokens.ts";
import { countTokens } from "../count-tokens.ts";
import type { FindBounds, TokenRows, TokenVariable } from "../tokens.ts";
import { calibrate } from "./calibrate.ts";
import { computeOrder } from "./compute-order.ts";
import { countSteps } from "./estimate-cost.ts";
import { hideRareTokens } from "./hide-rare-tokens.ts";
import type { AutoregressiveModel, NetworkWeights } from "./model.ts";
import { type Dependencies, type NetworkPlan, planNetworks } from "./networks.ts";
import type { AutoregressiveSettings } from "./settings.ts";
import { splitNetworks } from "./split-networks.ts";
import { startWeights } from "./start-weights.ts";
import { type TrainedNetwork, trainParts } from "./train-parts.ts";
import { packRows, type TrainingData } from "./training-data.ts";

export interface AutoregressiveInput {
  readonly variables: readonly TokenVariable[];
  readonly rows: TokenRows;
  readonly settings: AutoregressiveSettings;
  readonly random: RandomState;
  /** Bounds that rows will be drawn within: the calibration draws within them too. */
  readonly findBounds?: FindBounds;
}

export interface AutoregressiveContext extends WorkContext {
  /** Each part of the training keeps a checkpoint at this path and its number, until all are done. */
  readonly checkpointPath?: string;
}

/** Validation costs time and needs no more rows than this to tell a better epoch from a worse one. */
const MOST_VALIDATION_ROWS = 20_000;
const LEAST_ROWS_TO_SPLIT = 10;

export async function fitAutoregressive(
  given: AutoregressiveInput,
  context: AutoregressiveContext = {},
): Promise<AutoregressiveModel> {
  const { rows, settings } = given;
  checkVariables(given.variables);
  checkRows(given.variables, rows);
  const variables = given.variables.map((variable, i) => hideRareTokens(variable, rows.columns[i]!));
  const input = { ...given, variables };
  const random = new Random(input.random);
  const dependencies = computeOrder({ variables, rows }, settings.maxParents, random.stream("order"));
  const plan = planNetworks(variables, dependencies);
  const start = startAll(input, { dependencies, plan }, random.stream("start"));
  const data = gatherData(input, dependencies, random.stream("rows"));
  const trained = await trainAll({ data, plan, start }, random.stream("train"), context);
  const model: AutoregressiveModel = {
    variables,
    ...dependencies,
    settings,
    weights: trained.map(({ weights }) => weights),
    training: {
      rows: data.rowCount - data.validationRows,
      validationRows: data.validationRows,
      steps: data.maxSteps,
      parameters: trained.reduce((sum, { weights }) => sum + countParameters(weights), 0),
      validationLosses: Float32Array.from(trained, ({ loss }) => loss),
      bestSteps: Float32Array.from(trained, ({ step }) => step),
    },
  };
  return calibrate(model, input, { random: random.stream("calibrate").save(), ...context });
}

interface Planned {
  readonly dependencies: Dependencies;
  readonly plan: NetworkPlan;
}

function startAll(
  { variables, rows, settings }: AutoregressiveInput,
  { dependencies, plan }: Planned,
  random: Random,
) {
  return plan.networks.map((network) => {
    const variable = variables[network.variable]!;
    const counts = countTokens(variable, rows.columns[network.variable]!)[network.level];
    const parents = dependencies.parents[network.variable]!.length;
    const options = { variable, hidden: settings.hidden, parents, counts };
    return startWeights(network, options, random.stream(`${network.level} ${variable.name}`));
  });
}

type SharedData = Omit<TrainingData, "networks" | "start">;

function gatherData(
  { variables, rows, settings }: AutoregressiveInput,
  dependencies: Dependencies,
  random: Random,
): SharedData {
  const maxSteps = countSteps(rows.rowCount, settings);
  const isSplit = rows.rowCount >= LEAST_ROWS_TO_SPLIT;
  const share = Math.round(rows.rowCount * settings.validationShare);
  const validationRows = isSplit ? Math.min(MOST_VALIDATION_ROWS, share) : 0;
  const rowCount = Math.min(rows.rowCount, validationRows + maxSteps * settings.batchSize);
  const columns = packRows(rows, rowCount, random);
  return { ...dependencies, variables, settings, columns, rowCount, validationRows, maxSteps };
}

interface Training {
  readonly data: SharedData;
  readonly plan: NetworkPlan;
  readonly start: readonly NetworkWeights[];
}

async function trainAll({ data, plan, start }: Training, random: Random, context: AutoregressiveContext) {
  if (data.rowCount === 0) return start.map((weights): TrainedNetwork => ({ weights, loss: 0, step: 0 }));
  const parts = splitNetworks(plan.networks, { ...data.settings, steps: data.maxSteps }).map(
    (networks, part) => ({
      data: { ...data, networks, start: networks.map((place) => start[place]!) },
      random: random.partition(part).save(),
      ...(context.checkpointPath !== undefined && { checkpointPath: `${context.checkpointPath}.${part}` }),
    }),
  );
  const trained = await trainParts(parts, data.settings.processes, context);
  for (const { checkpointPath } of parts)
    if (checkpointPath !== undefined) await rm(checkpointPath, { force: true });
  const byPlace = new Map(
    parts.flatMap((part, i) => part.data.networks.map((place, at) => [place, trained[i]![at]!])),
  );
  return plan.networks.map((_, place) => byPlace.get(place)!);
}

function countParameters(weights: NetworkWeights): number {
  return Object.values(weights).reduce((sum, values: Float32Array) => sum + values.length, 0);
}
