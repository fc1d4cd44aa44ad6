import type { Random } from "./random.ts";
import { checkParameters, makeSampler, notNegative, type Sampler } from "./sampler.ts";

/** −ln(1 − U); 1 − U is exact and never 0. */
export function drawStandardExponential(random: Random): number {
  return -Math.log(1 - random.float());
}

/** Density exp(−x / scale) / scale for x ≥ 0; the mean is `scale`. */
export function makeExponential({ scale = 1 } = {}): Sampler {
  checkParameters("exponential", { scale: [scale, notNegative] });
  return makeSampler((random) => scale * drawStandardExponential(random));
}
