/**
 * @file ε and δ of any mechanisms together, by the tightest account that is known of all of them: the exact
 * Gaussian equation, the composed privacy-loss distribution, zero-concentrated privacy, else Rényi's bound.
 */
import { concentratedDelta, concentratedEpsilon } from "./concentrated-privacy.ts";
import { gaussianDelta, gaussianEpsilon } from "./gaussian-privacy.ts";
import { gaussianMechanism } from "./laws/gaussian.ts";
import { composeLosses, type Question } from "./loss/compose-losses.ts";
import type { LossGrid } from "./loss/discretize-loss.ts";
import { deltaOfLosses, epsilonOfLosses } from "./loss/hockey-stick.ts";
import { requireDelta, requireEpsilon, requireUses, type Use } from "./mechanism.ts";
import { renyiDelta, renyiEpsilon } from "./renyi-privacy.ts";

export const ACCOUNTS = ["gaussian", "loss distribution", "zero-concentrated", "renyi"] as const;
export type Account = (typeof ACCOUNTS)[number];

export function chooseAccount(uses: readonly Use[]): Account {
  const runs = mergeUses(uses);
  const isWhole = runs.every(({ mechanism }) => mechanism.samplingRate === 1);
  if (isWhole && runs.every(({ mechanism }) => mechanism.law.gaussianMu !== undefined)) return "gaussian";
  if (runs.every(({ mechanism }) => mechanism.law.loss)) return "loss distribution";
  const isConcentrated = runs.every(({ mechanism }) => mechanism.law.concentration !== undefined);
  return isWhole && isConcentrated ? "zero-concentrated" : "renyi";
}

/** The least ε ≥ 0 that all uses together keep with δ, never rounded below the truth. */
export function composedEpsilon(uses: readonly Use[], delta: number, account = chooseAccount(uses)): number {
  requireUses(uses);
  requireDelta(delta);
  const runs = mergeUses(uses);
  if (runs.length === 0) return 0;
  if (account === "gaussian") return gaussianEpsilon(muOf(runs), delta);
  if (account === "zero-concentrated") return concentratedEpsilon(rhoOf(runs), delta);
  if (account === "renyi") return renyiEpsilon(runs, delta);
  const epsilons = composeBothWays(runs, { delta }).map((losses) => epsilonOfLosses(losses, delta));
  return Math.min(Math.max(...epsilons), renyiEpsilon(runs, delta));
}

/** The δ at which all uses together keep ε. */
export function composedDelta(uses: readonly Use[], epsilon: number, account = chooseAccount(uses)): number {
  requireUses(uses);
  requireEpsilon(epsilon);
  const runs = mergeUses(uses);
  if (runs.length === 0) return 0;
  if (account === "gaussian") return gaussianDelta(muOf(runs), epsilon);
  if (account === "zero-concentrated") return concentratedDelta(rhoOf(runs), epsilon);
  if (account === "renyi") return renyiDelta(runs, epsilon);
  const deltas = composeBothWays(runs, { epsilon }).map((losses) => deltaOfLosses(losses, epsilon));
  return Math.min(Math.max(...deltas), renyiDelta(runs, epsilon));
}

/** Without sampling both directions are the same by the laws' symmetry. */
function composeBothWays(runs: readonly Use[], question: Question): LossGrid[] {
  const isWhole = runs.every(({ mechanism }) => mechanism.samplingRate === 1);
  const removed = composeLosses(runs, "removed", question);
  return isWhole ? [removed] : [removed, composeLosses(runs, "added", question)];
}

/** Equal mechanisms become one use, and all Gaussian ones on whole data one Gaussian of the summed μ². */
function mergeUses(uses: readonly Use[]): Use[] {
  const merged = new Map<string, Use>();
  const gaussians: Use[] = [];
  for (const use of uses) {
    const { mechanism, times } = use;
    if (times === 0) continue;
    if (mechanism.samplingRate === 1 && mechanism.law.gaussianMu !== undefined) gaussians.push(use);
    else merged.set(mechanism.name, { mechanism, times: times + (merged.get(mechanism.name)?.times ?? 0) });
  }
  if (gaussians.length > 0) {
    const mechanism = gaussianMechanism({ noise: 1, sensitivity: muOf(gaussians) });
    merged.set(mechanism.name, { mechanism, times: 1 });
  }
  return [...merged.values()];
}

function muOf(runs: readonly Use[]): number {
  return Math.sqrt(sumOver(runs, ({ law }) => law.gaussianMu! ** 2));
}

function rhoOf(runs: readonly Use[]): number {
  return sumOver(runs, ({ law }) => law.concentration!);
}

function sumOver(runs: readonly Use[], termOf: (mechanism: Use["mechanism"]) => number): number {
  return runs.reduce((sum, { mechanism, times }) => sum + times * termOf(mechanism), 0);
}
