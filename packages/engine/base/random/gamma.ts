/**
 * @file The gamma distribution by Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables" (2000):
 * d (1 + cZ)³ with d = shape − 1/3, c = 1/√(9d), accepted in more than 95 % of tries. A shape a below 1 is
 * drawn as a + 1 and multiplied by U^(1/a); the factor is kept as a logarithm, for it leaves the doubles early.
 */
import { drawStandardExponential } from "./exponential.ts";
import { drawStandardNormal } from "./normal.ts";
import type { Random } from "./random.ts";
import { checkParameters, makeSampler, notNegative, positive, type Sampler } from "./sampler.ts";

function drawShapeFromOne(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / (3 * Math.sqrt(d));
  for (;;) {
    const z = drawStandardNormal(random);
    const t = c * z;
    if (t <= -1) continue;
    const u = 1 - random.float();
    const v = (1 + t) * (1 + t) * (1 + t);
    const square = z * z;
    if (u < 1 - 0.0331 * square * square) return d * v;
    // ln u < z²/2 + d (1 − v + ln v), with v's cube multiplied out so that great shapes lose no digits.
    const bend = 3 * (Math.log1p(t) - t) - t * t * (3 + t);
    if (Math.log(u) < 0.5 * square + d * bend) return d * v;
  }
}

/** A gamma variable of scale 1 as `value · e^logFactor`; the factor is 1 from shape 1 on. */
export interface SplitGamma {
  readonly value: number;
  readonly logFactor: number;
}

export function drawSplitGamma(random: Random, shape: number): SplitGamma {
  if (shape >= 1) return { value: drawShapeFromOne(random, shape), logFactor: 0 };
  const value = drawShapeFromOne(random, shape + 1);
  return { value, logFactor: -drawStandardExponential(random) / shape };
}

/** Density x^(shape−1) e^(−x/scale) / (Γ(shape) scale^shape) for x ≥ 0. */
export function makeGamma({ shape, scale = 1 }: { shape: number; scale?: number }): Sampler {
  checkParameters("gamma", { shape: [shape, positive], scale: [scale, notNegative] });
  if (shape >= 1) return makeSampler((random) => scale * drawShapeFromOne(random, shape));
  return makeSampler((random) => {
    const { value, logFactor } = drawSplitGamma(random, shape);
    return scale * value * Math.exp(logFactor);
  });
}
