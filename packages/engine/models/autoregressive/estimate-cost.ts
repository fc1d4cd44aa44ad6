import type { TokenVariable } from "../tokens.ts";
import { planNetworks } from "./networks.ts";
import type { AutoregressiveSettings } from "./settings.ts";

/** Measured on one thread: what each network costs a step, whatever its size, in operations' overhead. */
const SECONDS_PER_NETWORK = 25e-6;
/** Multiplications per second, forward and backward. */
const SPEED = 4e10;
/** The optimiser, for each parameter of each step. */
const SECONDS_PER_PARAMETER = 3e-9;

type CostSettings = Pick<
  AutoregressiveSettings,
  "hidden" | "batchSize" | "epochs" | "maxParents" | "validationShare"
>;

/** Processor time of training, within a factor of two. */
export function estimateCpuSeconds(
  variables: readonly TokenVariable[],
  rowCount: number,
  settings: CostSettings,
): number {
  const order = [...variables.keys()];
  const parents = order.map((index) => order.slice(Math.max(0, index - settings.maxParents), index));
  const { networks } = planNetworks(variables, { order, parents });
  const perStep = networks.reduce((sum, network) => sum + estimateStep(network, settings), 0);
  return perStep * countSteps(rowCount, settings);
}

export function estimateStep(
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  { hidden, batchSize }: Pick<CostSettings, "hidden" | "batchSize">,
): number {
  const parameters = hidden * (inputs + hidden + outputs);
  const products = parameters * batchSize * 3;
  return SECONDS_PER_NETWORK + products / SPEED + parameters * SECONDS_PER_PARAMETER;
}

export function countSteps(
  rowCount: number,
  { batchSize, epochs, validationShare }: Pick<CostSettings, "batchSize" | "epochs" | "validationShare">,
): number {
  return Math.max(1, Math.ceil((epochs * rowCount * (1 - validationShare)) / batchSize));
}
