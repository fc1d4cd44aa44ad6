/**
 * @file The Gaussian mechanism, exactly, for μ = sensitivity/noise (Balle and Wang, "Improving the Gaussian
 * mechanism for differential privacy: analytical calibration and optimal denoising", 2018; Dong, Roth and Su,
 * "Gaussian differential privacy", 2022): δ = Φ(μ/2 − ε/μ) − e^ε·Φ(−μ/2 − ε/μ). Runs compose by the sum of
 * their μ².
 */
import { normal } from "../distributions/index.ts";
import { erfcx } from "../special/index.ts";
import { bisect } from "./bisect.ts";
import { requireDelta, requireEpsilon, requirePositivePrivacy } from "./mechanism.ts";

const standard = normal();
const SQRT_HALF_PI = 1.2533141373155003;
/** Given away so that rounding never reports too little: of each term of δ, and of the ε or μ solved for. */
const TERM_ERROR = 2e-15;
const UPWARD = 1 + 1e-14;

export function gaussianDelta(mu: number, epsilon: number): number {
  requirePositivePrivacy("Gaussian noise", { mu });
  requireEpsilon(epsilon);
  return Math.min(deltaOf(mu, epsilon), 1);
}

/** The least ε ≥ 0 that holds with δ. */
export function gaussianEpsilon(mu: number, delta: number): number {
  requirePositivePrivacy("Gaussian noise", { mu });
  requireDelta(delta);
  if (deltaOf(mu, 0) <= delta) return 0;
  // ρ + 2√(ρ ln 1/δ) of zero-concentrated privacy, ρ = μ²/2, bounds it.
  const bound = (mu * mu) / 2 + mu * Math.sqrt(-2 * Math.log(delta));
  return bisect(0, bound * UPWARD, (epsilon) => deltaOf(mu, epsilon) <= delta) * UPWARD;
}

/** The greatest μ that keeps (ε, δ). */
export function gaussianMu(epsilon: number, delta: number): number {
  requireEpsilon(epsilon);
  requireDelta(delta);
  const keeps = (logMu: number) => deltaOf(Math.exp(logMu), epsilon) <= delta;
  let high = 0;
  while (keeps(high)) high += 1;
  let low = high - 1;
  while (!keeps(low)) low -= 1;
  return Math.exp(bisect(high, low, keeps)) / UPWARD;
}

/**
 * With a = ε/μ − μ/2 and b = ε/μ + μ/2, e^ε·φ(b) = φ(a), so δ = φ(a)·(M(a) − M(b)) with Mills' ratio M: no
 * exponential overflows, and small differences of great numbers do not arise. The rounding of a moves φ(a) by
 * a² times as much.
 */
function deltaOf(mu: number, epsilon: number): number {
  const a = epsilon / mu - mu / 2;
  const b = epsilon / mu + mu / 2;
  if (a < 0) return standard.cdf(-a) * (1 + TERM_ERROR) - standard.density(a) * millsRatio(b);
  return standard.density(a) * (millsRatio(a) * (1 + TERM_ERROR) - millsRatio(b)) * (1 + TERM_ERROR * a * a);
}

/** (1 − Φ(x))/φ(x) */
function millsRatio(x: number): number {
  return SQRT_HALF_PI * erfcx(x / Math.SQRT2);
}
