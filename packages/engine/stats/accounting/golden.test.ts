/** @file The accountants against exact values, Opacus and Google's dp-accounting (scripts/golden/accounting). */
import { expect, test } from "vitest";
import { findWorstError, type GoldenRow, readGolden } from "../golden/golden.ts";
import {
  composedEpsilon,
  concentratedEpsilon,
  discreteGaussianMechanism,
  gaussianDelta,
  gaussianEpsilon,
  gaussianMechanism,
  gaussianMu,
  laplaceMechanism,
  RENYI_ORDERS,
  renyiDivergence,
  renyiEpsilon,
} from "./index.ts";

type GoogleRow = readonly [
  "gaussian" | "laplace" | "discrete-gaussian",
  number,
  number,
  number,
  number,
  number,
  number,
];

interface Golden {
  readonly gaussianDelta: readonly GoldenRow[];
  readonly gaussianEpsilon: readonly GoldenRow[];
  readonly divergences: readonly GoldenRow[];
  readonly opacus: readonly (readonly [number, number, number, number, number, number])[];
  readonly google: readonly GoogleRow[];
}

const golden = readGolden<Golden>("accounting");
const makers = {
  gaussian: gaussianMechanism,
  laplace: laplaceMechanism,
  "discrete-gaussian": discreteGaussianMechanism,
};

test("the exact Gaussian delta, epsilon and mu agree with 60 digits to 1e-9, from above", () => {
  const delta = findWorstError(golden.gaussianDelta, gaussianDelta);
  expect(delta.error, delta.at).toBeLessThan(1e-9);
  const epsilon = findWorstError(golden.gaussianEpsilon, gaussianEpsilon);
  expect(epsilon.error, epsilon.at).toBeLessThan(1e-9);
  for (const [mu, given, truth] of golden.gaussianDelta)
    expect(gaussianDelta(mu!, given!)).toBeGreaterThanOrEqual(truth!);
  for (const [mu, given, truth] of golden.gaussianEpsilon)
    expect(gaussianEpsilon(mu!, given!)).toBeGreaterThanOrEqual(truth!);
  const backwards = golden.gaussianEpsilon.filter((row) => row[2]! > 0).map(([mu, d, e]) => [e!, d!, mu!]);
  const mu = findWorstError(backwards, gaussianMu);
  expect(mu.error, mu.at).toBeLessThan(1e-9);
});

test("Rényi divergences of the sampled Gaussian agree with 40 digits to 1e-9", () => {
  const divergenceOf = (samplingRate: number, noise: number, order: number) =>
    renyiDivergence(gaussianMechanism({ noise, samplingRate }), order);
  const worst = findWorstError(golden.divergences, divergenceOf);
  expect(worst.error, worst.at).toBeLessThan(1e-9);
});

test("epsilon by Rényi agrees with Opacus on 50 settings, and more orders only lower it", () => {
  expect(golden.opacus).toHaveLength(50);
  const ordersOfOpacus = RENYI_ORDERS.filter((order) => order >= 1.1 && order <= 63 && order !== 11);
  for (const [samplingRate, noise, times, delta, , expected] of golden.opacus) {
    const uses = [{ mechanism: gaussianMechanism({ noise, samplingRate }), times }];
    expect(renyiEpsilon(uses, delta, ordersOfOpacus) / expected).toBeCloseTo(1, 6);
    const epsilon = renyiEpsilon(uses, delta);
    expect(epsilon / expected).toBeLessThan(1.000001);
    expect(epsilon / expected).toBeGreaterThan(0.995);
  }
});

test("epsilon by loss distributions agrees with Google's on 20 settings to 0.1 %", {
  timeout: 60_000,
}, () => {
  expect(golden.google).toHaveLength(20);
  for (const [kind, samplingRate, noise, sensitivity, times, delta, expected] of golden.google) {
    const mechanism = makers[kind]({ noise, samplingRate, sensitivity });
    const epsilon = composedEpsilon([{ mechanism, times }], delta, "loss distribution");
    const setting = `${kind} ${[samplingRate, noise, sensitivity, times, delta]}: ${epsilon}, ${expected}`;
    expect(epsilon / expected, setting).toBeGreaterThan(0.999);
    expect(epsilon / expected, setting).toBeLessThan(1.001);
  }
});

test.each([
  [0.1, 1e-6, 2.14194],
  [0.5, 1e-5, 4.72839],
])("rho %d at delta %d is epsilon %d", (rho, delta, expected) => {
  expect(concentratedEpsilon(rho, delta)).toBeCloseTo(expected, 5);
});
