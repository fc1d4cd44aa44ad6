/**
 * @file Rényi accounting (Mironov 2017): at each order the divergences of all runs add, and the order that
 * gives the least ε is taken. Under sampling at rate q (Mironov, Talwar and Zhang 2019; Zhu and Wang,
 * "Poisson subsampled Rényi differential privacy", 2019) whole orders α have
 * Σ C(α, k)(1 − q)^(α − k) q^k e^((k − 1)R(k)), where R is the law's own divergence.
 */
import { logOnePlusExp, logSumExp } from "./log-sum-exp.ts";
import { type Mechanism, requireDelta, requireEpsilon, requireUses, type Use } from "./mechanism.ts";

/**
 * 1.1 to 10.9 by tenths and 12 to 63 are Opacus' own. The rest serve great and small ε: up to 1.1 in
 * steps that double, above 63 by eighths.
 */
export const RENYI_ORDERS: readonly number[] = [
  ...[1.001, 1.002, 1.004, 1.008, 1.016, 1.032, 1.064],
  ...Array.from({ length: 99 }, (_, i) => (11 + i) / 10),
  ...Array.from({ length: 53 }, (_, i) => 11 + i),
  ...Array.from({ length: 30 }, (_, i) => Math.round(64 * 1.125 ** i)),
];

/** Given away so that rounding never reports too little: divergences agree with 40 digits to 1e-9. */
const UPWARD = 1 + 1e-9;

/** Rényi divergence of one run, or a bound of it. */
export function renyiDivergence({ law, samplingRate }: Mechanism, order: number): number {
  if (samplingRate === 1) return law.renyi(order);
  if (Number.isInteger(order)) return sampledDivergence(law.renyi, samplingRate, order);
  if (law.sampledRenyi) return law.sampledRenyi(samplingRate, order);
  // (α − 1)·R(α) is convex, so the chord between whole orders lies above it; it is 0 at order 1.
  const below = Math.floor(order);
  const scaled = (whole: number) =>
    whole === 1 ? 0 : (whole - 1) * sampledDivergence(law.renyi, samplingRate, whole);
  const chord = (order - below) * scaled(below + 1) + (below + 1 - order) * scaled(below);
  return chord / (order - 1);
}

/**
 * The terms of k = 0 and 1 hold C(α, k)(1 − q)^(α − k) q^k alone, and all those weights add up to 1: what
 * the sum exceeds 1 by is Σ over k ≥ 2 with e^((k − 1)R(k)) − 1, whose digits do not cancel.
 */
function sampledDivergence(renyi: (order: number) => number, rate: number, order: number): number {
  const terms: number[] = [];
  let logBinomial = Math.log(order);
  for (let k = 2; k <= order; k++) {
    logBinomial += Math.log((order - k + 1) / k);
    const exponent = (k - 1) * renyi(k);
    const logGrowth = exponent > 40 ? exponent : Math.log(Math.expm1(exponent));
    terms.push(logBinomial + (order - k) * Math.log1p(-rate) + k * Math.log(rate) + logGrowth);
  }
  return logOnePlusExp(logSumExp(terms)) / (order - 1);
}

/** ε of a divergence at order 1 + excess (Canonne, Kamath and Steinke 2020): R + ln(1 − 1/α) − ln(δα)/(α − 1). */
export function convertRenyi(divergence: number, excess: number, delta: number): number {
  return divergence - Math.log1p(1 / excess) - (Math.log(delta) + Math.log1p(excess)) / excess;
}

/** ln δ likewise: e^((α − 1)(R − ε))·(1 − 1/α)^α/(α − 1). */
export function logDeltaOfRenyi(divergence: number, excess: number, epsilon: number): number {
  return excess * (divergence - epsilon) - (1 + excess) * Math.log1p(1 / excess) - Math.log(excess);
}

export function renyiEpsilon(uses: readonly Use[], delta: number, orders = RENYI_ORDERS): number {
  requireUses(uses);
  requireDelta(delta);
  const bounds = orders.map((order) => convertRenyi(composeDivergence(uses, order), order - 1, delta));
  return Math.max(Math.min(...bounds), 0);
}

export function renyiDelta(uses: readonly Use[], epsilon: number, orders = RENYI_ORDERS): number {
  requireUses(uses);
  requireEpsilon(epsilon);
  const logs = orders.map((order) => logDeltaOfRenyi(composeDivergence(uses, order), order - 1, epsilon));
  return Math.min(Math.exp(Math.min(...logs)), 1);
}

function composeDivergence(uses: readonly Use[], order: number): number {
  const terms = uses.map(({ mechanism, times }) => times * renyiDivergence(mechanism, order));
  return UPWARD * terms.reduce((sum, term) => sum + term, 0);
}
