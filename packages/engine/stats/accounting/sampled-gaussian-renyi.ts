/**
 * @file Rényi divergence of the sampled Gaussian mechanism at any order (Mironov, Talwar and Zhang, "Rényi
 * differential privacy of the sampled Gaussian mechanism", 2019): ln E[(1 + y)^α]/(α − 1) with
 * y = q(e^r − 1) and r = μz − μ²/2 for z standard normal. E[y] = 0, so E[(1 + y)^α − 1 − αy] is summed
 * instead, which is never negative and keeps its digits when it is tiny. The integrand is analytic and falls
 * like a Gaussian, where the trapezoidal rule converges faster than any power of its step.
 */
import { logOnePlusExp, logSumExp } from "./log-sum-exp.ts";

const REACH = 12;
const HALF_LOG_TWO_PI = 0.9189385332046728;

export function sampledGaussianRenyi(mu: number, rate: number, order: number): number {
  // A quarter of the distances over which the Gaussian and ln(1 + y) change; a half is exact to 1e-12 already.
  const step = Math.min(1, 1 / mu) / 4;
  const last = REACH + order * mu;
  const terms: number[] = [];
  for (let z = -REACH; z <= last; z += step) {
    const y = rate * Math.expm1(mu * z - (mu * mu) / 2);
    terms.push(logExcess(y, order) - (z * z) / 2);
  }
  const logSum = logSumExp(terms) + Math.log(step) - HALF_LOG_TWO_PI;
  return logOnePlusExp(logSum) / (order - 1);
}

/** ln((1 + y)^α − 1 − αy) */
function logExcess(y: number, order: number): number {
  if (Math.abs(y) * order < 1e-4) {
    const cubic = 1 + ((order - 2) * y) / 3 + ((order - 2) * (order - 3) * y * y) / 12;
    return Math.log((order * (order - 1) * y * y * cubic) / 2);
  }
  const power = order * Math.log1p(y);
  return power > 40 ? power : Math.log(Math.expm1(power) - order * y);
}
