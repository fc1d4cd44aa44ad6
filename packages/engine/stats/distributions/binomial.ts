import { betaPointAt, betaWeight, logBetaWeight } from "../special/beta-point.ts";
import { lowerBetaTail, upperBetaTail } from "../special/incomplete-beta.ts";
import { type Distribution, defineDistribution, requireParameter } from "./distribution.ts";

/** So much rounding of cdf and sf is forgiven when they tie with a probability, as at p = ½ by symmetry. */
const TIE = 1e-14;

/** Binomial distribution of the successes in so many trials; density is zero between whole numbers. */
export function binomial(trials: number, probability: number): Distribution {
  requireBinomial(trials, probability);
  const logDensity = (x: number) => logMass(trials, probability, x);
  // P(X > k) = I_p(k + 1, n − k) (DLMF 8.17.5).
  const pointAt = (x: number) => betaPointAt(Math.floor(x) + 1, trials - Math.floor(x), probability);
  const cdf = (x: number) => upperBetaTail(pointAt(x));
  const sf = (x: number) => lowerBetaTail(pointAt(x));
  return defineDistribution({
    support: [0, trials],
    mean: trials * probability,
    variance: trials * probability * (1 - probability),
    density: (x) => mass(trials, probability, x),
    logDensity,
    cdf,
    sf,
    quantile: (p) => findLeast(trials, (k) => cdf(k) >= p * (1 - TIE)),
    upperQuantile: (q) => findLeast(trials, (k) => sf(k) <= q * (1 + TIE)),
  });
}

function mass(trials: number, probability: number, k: number): number {
  if (k === 0 || k === trials || !Number.isInteger(k)) return Math.exp(logMass(trials, probability, k));
  return betaWeight(betaPointAt(k, trials - k, probability)) / ((k / trials) * (trials - k));
}

/** With a = k and b = n − k, the weight x^a·y^b/B(a, b) is k·(n − k)/n times the probability of k. */
function logMass(trials: number, probability: number, k: number): number {
  if (!Number.isInteger(k)) return Number.NEGATIVE_INFINITY;
  if (trials === 0) return 0;
  if (k === 0) return trials * Math.log1p(-probability);
  if (k === trials) return trials * Math.log(probability);
  return logBetaWeight(betaPointAt(k, trials - k, probability)) - Math.log((k / trials) * (trials - k));
}

/** The least k in 0 … trials that qualifies, where trials always does. */
function findLeast(trials: number, qualifies: (k: number) => boolean): number {
  let low = 0;
  let high = trials;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (qualifies(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function requireBinomial(trials: number, probability: number): void {
  requireParameter(Number.isSafeInteger(trials) && trials >= 0, {
    distribution: "binomial",
    parameter: "trials",
    value: trials,
    requirement: "a whole number from 0",
  });
  requireParameter(probability >= 0 && probability <= 1, {
    distribution: "binomial",
    parameter: "probability",
    value: probability,
    requirement: "from 0 to 1",
  });
}
