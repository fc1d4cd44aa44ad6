import { expect, test } from "vitest";
import {
  Accountant,
  composedEpsilon,
  concentratedMechanism,
  findNoise,
  gaussianEpsilon,
  gaussianMechanism,
  laplaceMechanism,
} from "./index.ts";

const budget = { epsilon: 3, delta: 1e-6 };

test("the ledger tells what was spent on what, and composes it as one", () => {
  const accountant = new Accountant(budget);
  accountant.spend(gaussianMechanism({ noise: 4 }), "categories", { times: 3 });
  accountant.spend(gaussianMechanism({ noise: 4 }), "categories");
  accountant.spend(gaussianMechanism({ noise: 10, sensitivity: 2 }), "pairs of columns");
  const total = gaussianEpsilon(Math.sqrt(4 / 16 + 4 / 100), budget.delta);
  expect(accountant.spent).toBeCloseTo(total, 12);
  expect(accountant.account).toBe("gaussian");
  expect(accountant.remaining()).toEqual({ epsilon: budget.epsilon - accountant.spent, delta: budget.delta });
  const rows = accountant.describe();
  expect(rows.map(({ label, mechanism, times }) => [label, mechanism, times])).toEqual([
    ["categories", "Gaussian noise 4 on sensitivity 1", 4],
    ["pairs of columns", "Gaussian noise 10 on sensitivity 2", 1],
  ]);
  expect(rows[0]!.epsilonAlone).toBeCloseTo(gaussianEpsilon(0.5, budget.delta), 12);
  expect(rows[0]!.epsilonSoFar).toBe(rows[0]!.epsilonAlone);
  expect(rows[1]!.epsilonSoFar).toBe(accountant.spent);
  expect(rows[0]!.epsilonAlone + rows[1]!.epsilonAlone).toBeGreaterThan(accountant.spent);
});

test("what does not fit is refused and not entered", () => {
  const accountant = new Accountant(budget);
  accountant.spend(gaussianMechanism({ noise: 3 }), "first");
  const before = accountant.describe();
  const refusal = expect.objectContaining({ code: "privacy-budget-exceeded" });
  expect(() => accountant.spend(laplaceMechanism({ noise: 0.5 }), "too much")).toThrow(refusal);
  expect(accountant.describe()).toEqual(before);
  accountant.spend(laplaceMechanism({ noise: 20 }), "little");
  expect(accountant.account).toBe("loss distribution");
  expect(accountant.spent).toBeLessThanOrEqual(budget.epsilon);
});

test("noise from epsilon: the least that fits, with what was spent before", () => {
  const accountant = new Accountant(budget);
  accountant.spend(gaussianMechanism({ noise: 5 }), "first");
  const usesOf = (noise: number) => [{ mechanism: gaussianMechanism({ noise }), times: 10 }];
  const half = accountant.findNoise(usesOf, 2);
  accountant.spend(usesOf(half)[0]!.mechanism, "second", { times: 10 });
  expect(accountant.spent).toBeLessThanOrEqual(2);
  expect(accountant.spent).toBeGreaterThan(2 * (1 - 1e-4));
  const rest = accountant.findNoise(usesOf);
  accountant.spend(usesOf(rest)[0]!.mechanism, "third", { times: 10 });
  expect(accountant.remaining().epsilon).toBeLessThan(1e-3);
  expect(() => accountant.findNoise(usesOf, 1)).toThrow(
    expect.objectContaining({ code: "privacy-target-unreachable" }),
  );
});

test("noise of sampled training, by the loss distribution and by Rényi", { timeout: 60_000 }, () => {
  const usesOf = (noise: number) => [
    { mechanism: gaussianMechanism({ noise, samplingRate: 0.02 }), times: 200 },
  ];
  const tight = findNoise(usesOf, { epsilon: 1, delta: 1e-5 });
  const loose = findNoise(usesOf, { epsilon: 1, delta: 1e-5 }, "renyi");
  expect(tight).toBeLessThan(loose);
  const spent = composedEpsilon(usesOf(tight), 1e-5);
  expect(spent).toBeLessThanOrEqual(1);
  expect(spent).toBeGreaterThan(0.9999);
});

test("an epsilon below what any noise reaches is refused; where the least noise is enough it is given", () => {
  const unreachable = expect.objectContaining({ code: "privacy-target-unreachable" });
  const sampled = (noise: number) => [
    { mechanism: gaussianMechanism({ noise, samplingRate: 0.1 }), times: 10 },
  ];
  expect(() => findNoise(sampled, { epsilon: 1e-4, delta: 1e-9 }, "renyi")).toThrow(unreachable);
  const fixed = () => [{ mechanism: concentratedMechanism({ rho: 0.01 }), times: 1 }];
  expect(() => findNoise(fixed, { epsilon: 0.1, delta: 1e-9 })).toThrow(unreachable);
  expect(findNoise(fixed, { epsilon: 5, delta: 1e-5 })).toBeCloseTo(2 ** -10, 12);
  expect(() => new Accountant({ epsilon: 1, delta: 0 })).toThrow(
    expect.objectContaining({ code: "privacy-delta-invalid" }),
  );
  expect(() => new Accountant({ epsilon: -1, delta: 0.1 })).toThrow(
    expect.objectContaining({ code: "privacy-epsilon-invalid" }),
  );
});
