import type { Tensor } from "../graph/index.ts";
import { add, div, mean, mul, normalise, sqrt, square, sub } from "../primitives/index.ts";
import type { Variable } from "./flat-layout.ts";
import { ones, zeros } from "./initialise.ts";
import type { Layer } from "./layer.ts";
import type { Pass } from "./pass.ts";
import type { Scope } from "./scope.ts";

export interface NormOptions {
  readonly size: number;
  readonly epsilon?: number;
}

export interface BatchNormOptions extends NormOptions {
  /** Share of a step's statistics in the running ones. */
  readonly momentum?: number;
  /** For independent copies [copies, batch, size]: each has statistics of its own. */
  readonly copies?: number;
}

const EPSILON = 1e-5;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): by the batch's own statistics in training, by running ones
 * else. The running variance is the unbiased one, as PyTorch has it.
 */
export function batchNorm(scope: Scope, options: BatchNormOptions): Layer {
  const { size, epsilon = EPSILON, momentum = 0.1, copies } = options;
  const shape = copies === undefined ? [size] : [copies, 1, size];
  const scale = scope.parameter("scale", shape, ones);
  const shift = scope.parameter("shift", shape, zeros);
  const runningMean = scope.statistic("mean", shape, zeros);
  const runningVariance = scope.statistic("variance", shape, ones);

  return (pass, x) => {
    const affine = { scale: pass.read(scale), shift: pass.read(shift) };
    if (!pass.training) {
      const factor = div(affine.scale, sqrt(add(pass.read(runningVariance), epsilon)));
      return add(mul(sub(x, pass.read(runningMean)), factor), affine.shift);
    }
    const axes = copies === undefined ? x.shape.slice(1).map((_, axis) => axis) : [1];
    const statistics = measureMoments(x, axes);
    const count = x.size / statistics.mean.size;
    moveTowards(pass, runningMean, statistics.mean, momentum);
    moveTowards(pass, runningVariance, mul(statistics.variance, count / Math.max(1, count - 1)), momentum);
    return normalise(x, { ...statistics, ...affine, epsilon });
  };
}

function measureMoments(x: Tensor, axes: readonly number[]): { mean: Tensor; variance: Tensor } {
  const centre = mean(x, { axes, keepAxes: true });
  return { mean: centre, variance: mean(square(sub(x, centre)), { axes, keepAxes: true }) };
}

function moveTowards(pass: Pass, statistic: Variable, target: Tensor, share: number): void {
  const old = pass.read(statistic);
  pass.update(statistic, add(mul(old, 1 - share), mul(target, share)));
}

/** Layer normalisation (Ba, Kiros and Hinton 2016): each row by its own mean and deviation. */
export function layerNorm(scope: Scope, { size, epsilon = EPSILON }: NormOptions): Layer {
  const scale = scope.parameter("scale", [size], ones);
  const shift = scope.parameter("shift", [size], zeros);
  return (pass, x) => {
    const affine = { scale: pass.read(scale), shift: pass.read(shift) };
    return normalise(x, { ...measureMoments(x, [-1]), ...affine, epsilon });
  };
}
