import fc from "fast-check";
import { expect, test } from "vitest";
import { normal } from "../distributions/index.ts";
import {
  chooseAccount,
  composedDelta,
  composedEpsilon,
  concentratedDelta,
  concentratedEpsilon,
  concentratedMechanism,
  concentratedRho,
  discreteGaussianMechanism,
  gaussianDelta,
  gaussianEpsilon,
  gaussianMechanism,
  gaussianMu,
  laplaceMechanism,
  pureMechanism,
  type Use,
} from "./index.ts";

const once = (mechanism: Use["mechanism"], times = 1): Use => ({ mechanism, times });
const LOSS = "loss distribution";

/** Not below, but for the truth's own rounding, and above by at most half a thousandth. */
function expectJustAbove(bound: number, truth: number): void {
  expect(bound / truth).toBeGreaterThanOrEqual(1 - 1e-14);
  expect(bound / truth).toBeLessThan(1.0005);
}

test("the loss distribution of Gaussian noise never falls below the exact epsilon, and exceeds it by little", {
  timeout: 60_000,
}, () => {
  const mus = fc.double({ min: 0.02, max: 8, noNaN: true });
  const exponents = fc.double({ min: -14, max: -2, noNaN: true });
  fc.assert(
    fc.property(mus, exponents, fc.constantFrom(1, 3), (mu, exponent, times) => {
      const delta = 10 ** exponent;
      const uses = [once(gaussianMechanism({ noise: 1, sensitivity: mu }), times)];
      const exact = gaussianEpsilon(mu * Math.sqrt(times), delta);
      const found = composedEpsilon(uses, delta, LOSS);
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found).toBeLessThan(exact * 1.0005 + 1e-6);
    }),
    { numRuns: 30 },
  );
});

test("delta is as tight, however small", () => {
  for (const [mu, epsilon] of [
    [1, 1],
    [1, 6],
    [0.5, 4],
    [2, 20],
  ] as const) {
    const uses = [once(gaussianMechanism({ noise: 1, sensitivity: mu }))];
    expectJustAbove(composedDelta(uses, epsilon, LOSS), gaussianDelta(mu, epsilon));
  }
});

test("one sampled run by its closed form, in the direction that is worse", () => {
  const standard = normal();
  for (const [rate, mu, epsilon] of [
    [0.5, 1, 0.5],
    [0.1, 2, 1],
    [0.01, 4, 0.2],
    [0.9, 0.3, 0.1],
  ] as const) {
    // The loss ln(1 − q + q·e^r) passes ε from this z on, and −ε up to that one.
    const passes = (loss: number) => Math.log1p(Math.expm1(loss) / rate) / mu + mu / 2;
    const from = passes(epsilon);
    const removed = rate * standard.sf(from - mu) + (1 - rate - Math.exp(epsilon)) * standard.sf(from);
    const to = 1 + Math.expm1(-epsilon) / rate > 0 ? passes(-epsilon) : Number.NEGATIVE_INFINITY;
    const mixed = (1 - rate) * standard.cdf(to) + rate * standard.cdf(to - mu);
    const added = standard.cdf(to) - Math.exp(epsilon) * mixed;
    const mechanism = gaussianMechanism({ noise: 1 / mu, samplingRate: rate });
    expectJustAbove(composedDelta([once(mechanism)], epsilon), Math.max(removed, added));
  }
});

test("next to no noise, and next to no loss", () => {
  for (const samplingRate of [1, 0.1]) {
    const bare = composedEpsilon([once(gaussianMechanism({ noise: 2 ** -8, samplingRate }))], 1e-5, LOSS);
    const truth = gaussianEpsilon(2 ** 8, 1e-5 / samplingRate) + Math.log(samplingRate);
    expect(bare / truth).toBeCloseTo(1, 4);
    const hidden = composedEpsilon([once(gaussianMechanism({ noise: 1e9, samplingRate }), 10)], 1e-5, LOSS);
    expect(hidden).toBe(0);
  }
  expect(composedEpsilon([once(pureMechanism({ epsilon: 1e-7 }), 100)], 1e-9, "renyi")).toBeLessThan(0.01);
});

test("Laplace noise and pure mechanisms by their closed forms", () => {
  // One run: δ = 1 − e^((ε − m)/2), and (e^m − e^ε)/(1 + e^m).
  const laplace = [once(laplaceMechanism({ noise: 0.5 }))];
  const pure = [once(pureMechanism({ epsilon: 2 }))];
  for (const epsilon of [0.1, 1, 1.99]) {
    expectJustAbove(composedDelta(laplace, epsilon), -Math.expm1((epsilon - 2) / 2));
    const truth = (Math.exp(2) - Math.exp(epsilon)) / (1 + Math.exp(2));
    expectJustAbove(composedDelta(pure, epsilon), truth);
  }
  // Twenty truths in a row: ε = 10 + ln(1 − δ/p²⁰) while only that outcome lies above it.
  const chance = (1 + Math.exp(-0.5)) ** -20;
  const many = composedEpsilon([once(pureMechanism({ epsilon: 0.5 }), 20)], 1e-5);
  expect(many).toBeCloseTo(10 + Math.log1p(-1e-5 / chance), 6);
  // A tiny delta saves nothing, and nothing is ever above the pure sum.
  expect(composedEpsilon(laplace, 1e-12)).toBeCloseTo(2, 4);
  expect(composedEpsilon([...pure, ...laplace], 1e-12)).toBeCloseTo(4, 4);
});

test("sampling and noise lower epsilon, runs raise it; every bound lies above the tight one", {
  timeout: 60_000,
}, () => {
  const epsilonOf = (noise: number, samplingRate: number, times: number) => {
    const uses = [once(gaussianMechanism({ noise, samplingRate }), times)];
    const tight = composedEpsilon(uses, 1e-6);
    expect(composedEpsilon(uses, 1e-6, "renyi")).toBeGreaterThan(tight);
    return tight;
  };
  const base = epsilonOf(1, 0.1, 10);
  expect(epsilonOf(1.2, 0.1, 10)).toBeLessThan(base);
  expect(epsilonOf(1, 0.05, 10)).toBeLessThan(base);
  expect(epsilonOf(1, 0.1, 12)).toBeGreaterThan(base);
});

test("the Rényi account bounds the tight one for every law, sampled or not", () => {
  for (const samplingRate of [1, 0.3]) {
    for (const make of [laplaceMechanism, discreteGaussianMechanism]) {
      const uses = [once(make({ noise: 2, samplingRate }), 20)];
      expect(composedEpsilon(uses, 1e-5, "renyi")).toBeGreaterThan(composedEpsilon(uses, 1e-5));
    }
    const uses = [once(pureMechanism({ epsilon: 0.5, samplingRate }), 20)];
    expect(composedEpsilon(uses, 1e-5, "renyi")).toBeGreaterThan(composedEpsilon(uses, 1e-5));
  }
});

test("discrete Gaussian noise costs what Gaussian noise costs once it is wide", () => {
  const epsilon = composedEpsilon([once(discreteGaussianMechanism({ noise: 30 }), 400)], 1e-6);
  expect(epsilon / gaussianEpsilon(Math.sqrt(400) / 30, 1e-6)).toBeCloseTo(1, 3);
});

test("the tightest account that all mechanisms have is taken", () => {
  const gaussian = once(gaussianMechanism({ noise: 3 }), 4);
  const sampled = once(gaussianMechanism({ noise: 3, samplingRate: 0.1 }));
  const concentrated = once(concentratedMechanism({ rho: 0.01 }));
  expect(chooseAccount([gaussian])).toBe("gaussian");
  expect(chooseAccount([gaussian, sampled])).toBe(LOSS);
  expect(chooseAccount([gaussian, concentrated])).toBe("zero-concentrated");
  expect(chooseAccount([sampled, concentrated])).toBe("renyi");
  expect(composedEpsilon([gaussian], 1e-5)).toBeCloseTo(gaussianEpsilon(2 / 3, 1e-5), 12);
  expect(composedEpsilon([gaussian, concentrated], 1e-5)).toBe(concentratedEpsilon(4 / 18 + 0.01, 1e-5));
  expect(composedEpsilon([sampled, concentrated], 1e-5)).toBeGreaterThan(composedEpsilon([sampled], 1e-5));
  expect(composedEpsilon([], 1e-5)).toBe(0);
});

test("conversions undo each other on the safe side", () => {
  for (const epsilon of [0.01, 1, 8]) {
    for (const delta of [1e-12, 1e-5, 0.1]) {
      const mu = gaussianMu(epsilon, delta);
      expect(gaussianDelta(mu, epsilon)).toBeLessThanOrEqual(delta);
      expect(gaussianEpsilon(mu, delta) / epsilon).toBeCloseTo(1, 9);
      const rho = concentratedRho(epsilon, delta);
      expect(concentratedEpsilon(rho, delta)).toBeLessThanOrEqual(epsilon);
      expect(concentratedDelta(rho, epsilon) / delta).toBeCloseTo(1, 4);
    }
  }
});

test("bad input is refused by code", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  const invalid = refusal("privacy-parameter-invalid");
  for (const noise of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const make of [gaussianMechanism, laplaceMechanism, discreteGaussianMechanism])
      expect(() => make({ noise })).toThrow(invalid);
  }
  for (const samplingRate of [0, 1.01, Number.NaN]) {
    expect(() => gaussianMechanism({ noise: 1, samplingRate })).toThrow(invalid);
  }
  expect(() => discreteGaussianMechanism({ noise: 1, sensitivity: 0.5 })).toThrow(invalid);
  expect(() => concentratedMechanism({ rho: 0 })).toThrow(invalid);
  const use = once(gaussianMechanism({ noise: 1 }));
  expect(() => composedEpsilon([{ ...use, times: 0.5 }], 1e-5)).toThrow(invalid);
  for (const delta of [0, 1, -1, Number.NaN]) {
    expect(() => composedEpsilon([use], delta)).toThrow(refusal("privacy-delta-invalid"));
    expect(() => gaussianEpsilon(1, delta)).toThrow(refusal("privacy-delta-invalid"));
  }
  expect(() => composedDelta([use], -1)).toThrow(refusal("privacy-epsilon-invalid"));
});
