/**
 * @file Inverse of the regularised incomplete beta function, found as odds x/(1 − x), so that both ends of
 * [0, 1] keep their relative accuracy; the t and F quantiles are the same problem.
 */
import { type BetaPoint, betaPointAtRatio, betaWeight } from "./beta-point.ts";
import { lowerBetaTail, upperBetaTail } from "./incomplete-beta.ts";
import { inverseErfc } from "./inverse-error-function.ts";
import { logBeta } from "./log-beta.ts";
import { solveTail } from "./solve-tail.ts";

/** The x with I_x(a, b) = p; NaN outside a, b > 0, 0 ≤ p ≤ 1. */
export function inverseRegularizedBeta(a: number, b: number, p: number): number {
  return oddsToShare(lowerBetaOdds(a, b, p));
}

/** The x with 1 − I_x(a, b) = q. */
export function inverseRegularizedBetaComplement(a: number, b: number, q: number): number {
  return oddsToShare(upperBetaOdds(a, b, q));
}

/** The odds x/(1 − x) below which the probability p lies. */
export function lowerBetaOdds(a: number, b: number, p: number): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p > 0.5) return upperBetaOdds(a, b, 1 - p);
  return solveOdds({ a, b, target: p, direction: 1, tail: lowerBetaTail });
}

/** The odds x/(1 − x) above which the probability q lies. */
export function upperBetaOdds(a: number, b: number, q: number): number {
  if (!(a > 0 && b > 0 && q >= 0 && q <= 1)) return Number.NaN;
  if (q === 0) return Number.POSITIVE_INFINITY;
  if (q > 0.5) return lowerBetaOdds(a, b, 1 - q);
  return solveOdds({ a, b, target: q, direction: -1, tail: upperBetaTail });
}

interface OddsProblem {
  readonly a: number;
  readonly b: number;
  readonly target: number;
  readonly direction: 1 | -1;
  readonly tail: (point: BetaPoint) => number;
}

function solveOdds({ a, b, target, direction, tail }: OddsProblem): number {
  const pointAt = (odds: number) => betaPointAtRatio(a, b, odds * (b / a));
  return solveTail({
    tail: (odds) => tail(pointAt(odds)),
    weight: (odds) => betaWeight(pointAt(odds)),
    direction,
    target,
    start: guessOdds({ a, b, target, direction }),
  });
}

/** The further out of the log-normal that fits the odds near their centre and the power law of the tail. */
function guessOdds({ a, b, target, direction }: Omit<OddsProblem, "tail">): number {
  const spread = Math.SQRT2 * inverseErfc(2 * target) * Math.sqrt(1 / a + 1 / b);
  const [shape, other] = direction === 1 ? [a, b] : [b, a];
  const logCentral = Math.log(shape / other) - spread;
  const logPower = (Math.log(target * shape) + logBeta(a, b)) / shape;
  const size = Math.exp(Math.max(logCentral, logPower));
  return direction === 1 ? size : 1 / size;
}

function oddsToShare(odds: number): number {
  return odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
}
