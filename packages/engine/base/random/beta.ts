import { drawSplitGamma } from "./gamma.ts";
import { checkParameters, makeSampler, type ParameterRule, type Sampler } from "./sampler.ts";

const moderate: ParameterRule = {
  requirement: "from 1e-300 to 1e300",
  holds: (value) => value >= 1e-300 && value <= 1e300,
};

/**
 * Density proportional to x^(alpha−1) (1−x)^(beta−1) on [0, 1]: G / (G + H) of two gamma variables, worked out
 * from the logarithm of H / G because for small shapes both are below the smallest double.
 */
export function makeBeta({ alpha, beta }: { alpha: number; beta: number }): Sampler {
  checkParameters("beta", { alpha: [alpha, moderate], beta: [beta, moderate] });
  return makeSampler((random) => {
    const g = drawSplitGamma(random, alpha);
    const h = drawSplitGamma(random, beta);
    return 1 / (1 + (h.value / g.value) * Math.exp(h.logFactor - g.logFactor));
  });
}
