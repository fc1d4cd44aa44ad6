/** @file A fitted model: plain data, so that it can stand in a file. */
import type { TokenVariable } from "../tokens.ts";
import type { Dependencies, NetworkShape } from "./networks.ts";
import type { AutoregressiveSettings } from "./settings.ts";

/**
 * Row-major: h₁ = relu(x · inputs), h₂ = relu(h₁ · second + secondBias), p = softmax(h₂ · head + headBias),
 * where the first of the features x is 1.
 */
export interface NetworkWeights {
  /** [features, hidden] */
  readonly inputs: Float32Array;
  /** [hidden, hidden] */
  readonly second: Float32Array;
  readonly secondBias: Float32Array;
  /** [hidden, tokens] */
  readonly head: Float32Array;
  readonly headBias: Float32Array;
}

export interface TrainingSummary {
  readonly rows: number;
  readonly validationRows: number;
  readonly steps: number;
  readonly parameters: number;
  /** By network: nats per row over the validation rows, before calibration. */
  readonly validationLosses: Float32Array;
  /** By network: the step that its weights are from. */
  readonly bestSteps: Float32Array;
}

export interface AutoregressiveModel extends Dependencies {
  readonly variables: readonly TokenVariable[];
  readonly settings: AutoregressiveSettings;
  /** In the order of `planNetworks`. */
  readonly weights: readonly NetworkWeights[];
  readonly training: TrainingSummary;
}

export type WeightName = keyof NetworkWeights;

export function shapesOfWeights(
  { inputs, outputs }: Pick<NetworkShape, "inputs" | "outputs">,
  hidden: number,
): Readonly<Record<WeightName, readonly number[]>> {
  return {
    inputs: [inputs, hidden],
    second: [hidden, hidden],
    secondBias: [hidden],
    head: [hidden, outputs],
    headBias: [outputs],
  };
}
