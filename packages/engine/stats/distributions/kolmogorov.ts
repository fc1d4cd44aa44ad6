/**
 * @file Kolmogorov's limit distribution of √n·sup|Fₙ − F|. Its two series are the two sides of Jacobi's theta
 * transformation: one converges at once in the lower tail, the other in the upper (Marsaglia, Tsang and
 * Wang 2003; Simard and L'Ecuyer 2011).
 */
import { solveTail } from "../special/solve-tail.ts";
import { type Distribution, defineDistribution } from "./distribution.ts";

/** Both series have converged to double in this many terms on their side of the crossing. */
const TERMS = 6;
const CROSSING = 0.8;
/** Below this the lower tail is less than the smallest double. */
const VANISHES_BELOW = 0.04;
const SQRT_TWO_PI = 2.5066282746310007;

export function kolmogorov(): Distribution {
  const cdf = (x: number) => (x < CROSSING ? lowerTail(x) : 1 - upperTail(x));
  const sf = (x: number) => (x < CROSSING ? 1 - lowerTail(x) : upperTail(x));
  const weight = (x: number) => x * density(x);
  const solveLower = (target: number) =>
    solveTail({ tail: cdf, weight, direction: 1, target, start: Math.PI / Math.sqrt(-8 * Math.log(target)) });
  const solveUpper = (target: number) =>
    solveTail({ tail: sf, weight, direction: -1, target, start: Math.sqrt(-0.5 * Math.log(target / 2)) });
  return defineDistribution({
    support: [0, Number.POSITIVE_INFINITY],
    mean: Math.sqrt(Math.PI / 2) * Math.LN2,
    variance: Math.PI ** 2 / 12 - (Math.PI / 2) * Math.LN2 ** 2,
    density,
    logDensity: (x) => Math.log(density(x)),
    cdf,
    sf,
    quantile: (p) => (p > 0.5 ? solveUpper(1 - p) : solveLower(p)),
    upperQuantile: (q) => (q > 0.5 ? solveLower(1 - q) : solveUpper(q)),
  });
}

/** √(2π)/x·Σ exp(−(2k − 1)²π²/(8x²)). */
function lowerTail(x: number): number {
  if (x < VANISHES_BELOW) return 0;
  return (SQRT_TWO_PI / x) * sumOdd((odd) => Math.exp(-lowerExponent(odd, x)));
}

/** 2·Σ (−1)^(k−1)·exp(−2k²x²). */
function upperTail(x: number): number {
  return 2 * sumAlternating((k) => Math.exp(-2 * (k * x) ** 2));
}

function density(x: number): number {
  if (x < VANISHES_BELOW) return 0;
  if (x >= CROSSING) return 8 * x * sumAlternating((k) => k * k * Math.exp(-2 * (k * x) ** 2));
  const slope = (odd: number) => {
    const exponent = lowerExponent(odd, x);
    return (2 * exponent - 1) * Math.exp(-exponent);
  };
  return (SQRT_TWO_PI / (x * x)) * sumOdd(slope);
}

function lowerExponent(odd: number, x: number): number {
  return 0.125 * ((odd * Math.PI) / x) ** 2;
}

function sumOdd(term: (odd: number) => number): number {
  let sum = 0;
  for (let k = TERMS; k > 0; k--) sum += term(2 * k - 1);
  return sum;
}

function sumAlternating(term: (k: number) => number): number {
  let sum = 0;
  for (let k = TERMS; k > 0; k--) sum = term(k) - sum;
  return sum;
}
