import { logGamma } from "./gamma-function.ts";
import { gammaWeight } from "./gamma-weight.ts";
import { regularizedGammaP, regularizedGammaQ } from "./incomplete-gamma.ts";
import { inverseErfc } from "./inverse-error-function.ts";
import { solveTail } from "./solve-tail.ts";

/** The x with P(a, x) = p; NaN outside a > 0, 0 ≤ p ≤ 1. */
export function inverseRegularizedGammaP(a: number, p: number): number {
  if (!(a > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p > 0.5) return inverseRegularizedGammaQ(a, 1 - p);
  const start = Math.max(guessBySmallX(a, p), guessByCube(a, -inverseErfc(2 * p)));
  const tail = (x: number) => regularizedGammaP(a, x);
  return solveTail({ tail, weight: (x) => gammaWeight(a, x), direction: 1, target: p, start });
}

/** The x with Q(a, x) = q; NaN outside a > 0, 0 ≤ q ≤ 1. */
export function inverseRegularizedGammaQ(a: number, q: number): number {
  if (!(a > 0 && q >= 0 && q <= 1)) return Number.NaN;
  if (q === 0) return Number.POSITIVE_INFINITY;
  if (q > 0.5) return inverseRegularizedGammaP(a, 1 - q);
  const start = guessByCube(a, inverseErfc(2 * q));
  const tail = (x: number) => regularizedGammaQ(a, x);
  return solveTail({ tail, weight: (x) => gammaWeight(a, x), direction: -1, target: q, start });
}

/** From P(a, x) ≈ x^a/Γ(a + 1). */
function guessBySmallX(a: number, p: number): number {
  return Math.exp((Math.log(p) + logGamma(a + 1)) / a);
}

/** Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal. */
function guessByCube(a: number, normalQuantileOverRoot2: number): number {
  const root = 1 - 1 / (9 * a) + (Math.SQRT2 * normalQuantileOverRoot2) / (3 * Math.sqrt(a));
  return root > 0 ? a * root ** 3 : 0;
}
