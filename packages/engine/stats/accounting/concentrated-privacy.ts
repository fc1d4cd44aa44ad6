/**
 * @file Zero-concentrated privacy (Bun and Steinke 2016): ρ adds over runs, and with it
 * δ = inf over α > 1 of e^((α − 1)(αρ − ε))·(1 − 1/α)^α/(α − 1) (Canonne, Kamath and Steinke 2020).
 */
import { bisect } from "./bisect.ts";
import { requireDelta, requireEpsilon, requirePositivePrivacy } from "./mechanism.ts";
import { minimizeOverScales } from "./minimize-over-scales.ts";
import { convertRenyi, logDeltaOfRenyi } from "./renyi-privacy.ts";

/** Orders minus 1 that are searched; every order gives a bound, so a missed minimum is only less tight. */
const EXCESSES = { low: 1e-6, high: 1e9 };

export function concentratedEpsilon(rho: number, delta: number): number {
  requirePositivePrivacy("zero-concentrated privacy", { rho });
  requireDelta(delta);
  const bound = (excess: number) => convertRenyi((1 + excess) * rho, excess, delta);
  return Math.max(minimizeOverScales(EXCESSES, bound).value, 0);
}

export function concentratedDelta(rho: number, epsilon: number): number {
  requirePositivePrivacy("zero-concentrated privacy", { rho });
  requireEpsilon(epsilon);
  const bound = (excess: number) => logDeltaOfRenyi((1 + excess) * rho, excess, epsilon);
  return Math.min(Math.exp(minimizeOverScales(EXCESSES, bound).value), 1);
}

/** The greatest ρ that keeps (ε, δ); 0 when none does. */
export function concentratedRho(epsilon: number, delta: number): number {
  requireEpsilon(epsilon);
  requireDelta(delta);
  const keeps = (logRho: number) => concentratedEpsilon(Math.exp(logRho), delta) <= epsilon;
  const low = -700;
  if (!keeps(low)) return 0;
  let high = 0;
  while (keeps(high)) high += 1;
  return Math.exp(bisect(high, low, keeps));
}
