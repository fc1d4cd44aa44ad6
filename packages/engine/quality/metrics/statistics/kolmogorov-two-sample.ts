/**
 * @file P(D ≥ d) of the two-sample Kolmogorov–Smirnov test, as SciPy's ks_2samp answers it by default: exact up to
 * 10,000 values a side, above that the distribution of one sample of the harmonic size.
 */
import { binomial, kolmogorovOfSample } from "../../../stats/index.ts";
import { pelzGood } from "./pelz-good.ts";

const EXACT_UP_TO = 10_000;
/** From here P(D ≥ d) ≈ 2·exp(−2·n·d²) is below the smallest double. */
const VANISHES_FROM = 372;
/** From here SciPy doubles the one-sided probability. */
const ONE_SIDED_FROM = 2.2;
/** Below this n·d^1.5 SciPy counts exactly; above so many values that takes seconds for a p that differs by 1e-9. */
const WALK_BELOW = 1.4;
const WALK_UP_TO = 3_000;

export function kolmogorovTwoSample(realCount: number, syntheticCount: number, gap: number): number {
  const harmonic = (realCount * syntheticCount) / (realCount + syntheticCount);
  if (gap <= 0) return 1;
  if (harmonic * gap * gap > VANISHES_FROM) return 0;
  const probability =
    Math.max(realCount, syntheticCount) <= EXACT_UP_TO
      ? countPathsOutside(realCount, syntheticCount, gap)
      : approximate(Math.max(1, roundHalfEven(harmonic)), gap);
  return Math.max(0, Math.min(1, probability));
}

function approximate(size: number, gap: number): number {
  // Few values against very many: the exact distribution of the one sample is quick.
  if (size <= 140 || gap >= 0.5) return kolmogorovOfSample(size).sf(gap);
  if (size * gap * gap >= ONE_SIDED_FROM) return 2 * sumSmirnov(size, gap);
  if (size <= WALK_UP_TO && size * gap ** 1.5 <= WALK_BELOW) return kolmogorovOfSample(size).sf(gap);
  return 1 - pelzGood(size, gap);
}

/** P(sup(Fₙ − F) > d) = Σ d/x·C(n, j)·x^j·(1 − x)^(n − j), x = d + j/n (Smirnov 1944). */
function sumSmirnov(size: number, gap: number): number {
  let sum = 0;
  for (let j = 0; j < size * (1 - gap); j++) {
    const x = gap + j / size;
    if (x < 1) sum += (gap / x) * binomial(size, x).density(j);
  }
  return sum;
}

/**
 * Share of the lattice paths from (0, 0) to (m, n) that reach |i/m − j/n| ≥ d. A random path through (i, j) comes
 * from (i − 1, j) with probability i/(i + j), so shares are mixed, never counts that overflow (Hodges 1958).
 */
function countPathsOutside(one: number, other: number, gap: number): number {
  const [m, n] = [Math.max(one, other), Math.min(one, other)];
  const divisor = greatestDivisor(m, n);
  const [mStep, nStep] = [m / divisor, n / divisor];
  // In whole numbers: |i·n − j·m| / divisor ≥ limit.
  const limit = Math.round(gap * mStep * n);
  const shares = new Float64Array(n + 1).fill(1);
  let [from, to] = [0, Math.min(n, Math.ceil(limit / mStep) - 1)];
  shares.fill(0, from, to + 1);
  for (let i = 1; i <= m; i++) {
    const nextFrom = Math.max(0, Math.floor((nStep * i - limit) / mStep) + 1);
    to = Math.min(n, Math.ceil((nStep * i + limit) / mStep) - 1);
    if (to < nextFrom) return 1;
    shares.fill(1, from, Math.min(nextFrom, n + 1));
    from = nextFrom;
    let below = from === 0 ? 0 : 1;
    for (let j = from; j <= to; j++) {
      below = ((shares[j] as number) * i + below * j) / (i + j);
      shares[j] = below;
    }
  }
  return shares[n] as number;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
