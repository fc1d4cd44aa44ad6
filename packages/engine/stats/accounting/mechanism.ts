/**
 * @file What the accountants know of a mechanism: the law of its noise, seen through the likelihood ratio
 * r = ln(p₁(x)/p₀(x)) of an answer with a person's row (p₁) and without it (p₀), and the rate at which rows
 * are drawn (Poisson sampling). Neighbouring datasets differ by one row added or removed. Every law here is
 * mirrored by its pair, r under p₀ being −r under p₁, so the two directions follow from one description.
 */
import { statsErrors } from "../errors.ts";

/** P(r > t) and P(r ≤ t) with the row (p₁) and without it (p₀), each accurate where it is small. */
export interface RatioTails {
  readonly withAbove: number;
  readonly withBelow: number;
  readonly withoutAbove: number;
  readonly withoutBelow: number;
}

export interface LossLaw {
  ratioTails(t: number): RatioTails;
  /** A bound of r that p₁ passes with at most that probability. */
  ratioExtent(probability: number): number;
}

export interface NoiseLaw {
  /** Holds all parameters: uses of equal names are accounted for as one. */
  readonly name: string;
  /** Rényi divergence of p₁ from p₀ at an order above 1, or a bound of it. */
  renyi(order: number): number;
  /** ρ of zero-concentrated privacy, where one stands for the whole law. */
  readonly concentration?: number;
  /** μ of a Gaussian law: several compose exactly, by the sum of squares. */
  readonly gaussianMu?: number;
  /** Absent where only a Rényi bound is known. */
  readonly loss?: LossLaw;
  /** Rényi divergence of the law under sampling, at fractional orders; else it is bounded by interpolation. */
  sampledRenyi?(samplingRate: number, order: number): number;
}

export interface Mechanism {
  readonly name: string;
  readonly law: NoiseLaw;
  readonly samplingRate: number;
}

/** A mechanism that is run so many times. */
export interface Use {
  readonly mechanism: Mechanism;
  readonly times: number;
}

export function makeMechanism(law: NoiseLaw, samplingRate = 1): Mechanism {
  const holds = samplingRate > 0 && samplingRate <= 1;
  requirePrivacy(holds, law.name, {
    parameter: "samplingRate",
    value: samplingRate,
    requirement: "above 0 and at most 1",
  });
  const name = samplingRate === 1 ? law.name : `${law.name}, rows sampled at ${samplingRate}`;
  return { name, law, samplingRate };
}

export interface PrivacyParameter {
  readonly parameter: string;
  readonly value: number;
  readonly requirement: string;
}

export function requirePrivacy(holds: boolean, mechanism: string, given: PrivacyParameter): void {
  if (!holds) throw statsErrors.create("privacy-parameter-invalid", { mechanism, ...given });
}

/** Refuses what is not finite and greater than 0. */
export function requirePositivePrivacy(mechanism: string, values: Readonly<Record<string, number>>): void {
  for (const [parameter, value] of Object.entries(values)) {
    const holds = value > 0 && value < Number.POSITIVE_INFINITY;
    requirePrivacy(holds, mechanism, { parameter, value, requirement: "finite and greater than 0" });
  }
}

export function requireUses(uses: readonly Use[]): void {
  for (const { mechanism, times } of uses) {
    const holds = Number.isSafeInteger(times) && times >= 0;
    requirePrivacy(holds, mechanism.name, {
      parameter: "times",
      value: times,
      requirement: "a whole number, 0 or greater",
    });
  }
}

export function requireDelta(delta: number): void {
  if (!(delta > 0 && delta < 1)) throw statsErrors.create("privacy-delta-invalid", { delta });
}

export function requireEpsilon(epsilon: number): void {
  if (!(epsilon >= 0 && epsilon < Number.POSITIVE_INFINITY))
    throw statsErrors.create("privacy-epsilon-invalid", { epsilon });
}
