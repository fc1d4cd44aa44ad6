import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { batchNorm, linear, Scope, sequential, shift } from "../nn/index.ts";
import { mean, mul, square, sub, sum } from "../primitives/index.ts";
import { openSession } from "../runtime/session.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { adam, adamW } from "./adam.ts";
import type { Optimiser } from "./optimiser.ts";
import { sgd } from "./sgd.ts";
import { buildTrainingStep, type TrainingStep, type TrainingStepOptions } from "./training-step.ts";

const SIZE = 4;
const RATE = 0.1;
const target = [3, -1, 0.5, 2];

/** Loss Σ cᵢ(pᵢ − targetᵢ)² on a bare vector of parameters, so that its gradient is known. */
function bowl(optimiser: Optimiser, more: Partial<TrainingStepOptions> = {}) {
  const scope = Scope.create();
  const vector = shift(scope, { size: SIZE });
  const loss: TrainingStepOptions["loss"] = (pass) => {
    const p = vector(pass, pass.graph.constant([0, 0, 0, 0], [SIZE]));
    return sum(
      mul(square(sub(p, pass.graph.constant(target, [SIZE]))), pass.graph.constant([1, 2, 3, 4], [SIZE])),
    );
  };
  return { scope, step: buildTrainingStep({ scope, optimiser, loss, dtype: "float64", ...more }) };
}

const gradientAt = (p: readonly number[]) => p.map((value, i) => 2 * (i + 1) * (value - target[i]!));

async function runSteps(step: TrainingStep, steps: number, start: readonly number[] = [0, 0, 0, 0]) {
  const session = await openSession(step.model, { threads: 1 });
  let vectors: Record<string, TensorValue> = Object.fromEntries(
    step.carried.map(({ input, size, start: from }) => {
      const values = from === "parameters" ? Float64Array.from(start) : new Float64Array(size);
      return [input, new TensorValue("float64", values, [size])];
    }),
  );
  for (let t = 1; t <= steps; t++) {
    const scalars = Object.entries(step.scalarsAt(t, RATE)).map(([name, value]) => [
      name,
      new TensorValue("float64", Float64Array.of(value), []),
    ]);
    const outputs = await session.run({ ...vectors, ...Object.fromEntries(scalars) });
    vectors = Object.fromEntries(step.carried.map(({ input, output }) => [input, outputs[output]!]));
  }
  await session.release();
  return Object.fromEntries(
    Object.entries(vectors).map(([name, { data }]) => [name, [...(data as Float64Array)]]),
  );
}

function expectClose(actual: readonly number[] | undefined, expected: readonly number[]): void {
  for (const [i, value] of expected.entries()) expect(actual?.[i]).toBeCloseTo(value, 10);
}

/** Adam as its paper has it. */
function runAdam(steps: number, { decay = 0, coupled = 0 }): number[] {
  let p = [0, 0, 0, 0];
  const [m, v] = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  for (let t = 1; t <= steps; t++) {
    const g = gradientAt(p);
    p = p.map((value, i) => {
      const slope = g[i]! + coupled * value;
      m[i] = 0.9 * m[i]! + 0.1 * slope;
      v[i] = 0.999 * v[i]! + 0.001 * slope ** 2;
      const step = m[i]! / (1 - 0.9 ** t) / (Math.sqrt(v[i]! / (1 - 0.999 ** t)) + 1e-8);
      return value * (1 - RATE * decay) - RATE * step;
    });
  }
  return p;
}

test("Adam and AdamW step as their papers have it", async () => {
  expectClose((await runSteps(bowl(adam()).step, 20))["parameters"], runAdam(20, {}));
  const coupled = bowl(adam({ weightDecay: 0.3 })).step;
  expectClose((await runSteps(coupled, 20))["parameters"], runAdam(20, { coupled: 0.3 }));
  const apart = bowl(adamW({ weightDecay: 0.3 })).step;
  expectClose((await runSteps(apart, 20))["parameters"], runAdam(20, { decay: 0.3 }));
});

test("SGD with momentum and decay", async () => {
  let p = [0, 0, 0, 0];
  let velocity = [0, 0, 0, 0];
  for (let t = 0; t < 10; t++) {
    const g = gradientAt(p);
    velocity = velocity.map((old, i) => 0.5 * old + g[i]! + 0.01 * p[i]!);
    p = p.map((value, i) => value - RATE * velocity[i]!);
  }
  const { step } = bowl(sgd({ momentum: 0.5, weightDecay: 0.01 }));
  expectClose((await runSteps(step, 10))["parameters"], p);
});

test("a long gradient is cut to the clip norm, a short one is not", async () => {
  const g = gradientAt([0, 0, 0, 0]);
  const norm = Math.hypot(...g);
  const cut = await runSteps(bowl(sgd(), { clipNorm: 1.5 }).step, 1);
  expectClose(
    cut["parameters"],
    g.map((value) => (-RATE * 1.5 * value) / norm),
  );
  const whole = await runSteps(bowl(sgd(), { clipNorm: 2 * norm }).step, 1);
  expectClose(
    whole["parameters"],
    g.map((value) => -RATE * value),
  );
});

test("the average follows the parameters", async () => {
  const { step } = bowl(sgd(), { averageDecay: 0.9 });
  let p = [1, 1, 1, 1];
  let average = p;
  for (let t = 0; t < 5; t++) {
    const g = gradientAt(p);
    p = p.map((value, i) => value - RATE * g[i]!);
    average = average.map((value, i) => 0.9 * value + 0.1 * p[i]!);
  }
  expectClose((await runSteps(step, 5, [1, 1, 1, 1]))["average"], average);
});

test("noise and the expected batch size enter a step with clipping per example", async () => {
  const scope = Scope.create();
  const layer = linear(scope, { inputs: 2, outputs: 1, bias: "none" });
  const step = buildTrainingStep({
    scope,
    optimiser: sgd(),
    dtype: "float64",
    perExample: { clipNorm: 1, expectedBatchSize: 2 },
    loss: (pass) => {
      const losses = sum(layer(pass, pass.graph.constant([3, 4, 0.3, 0.4], [2, 2])), { axes: [1] });
      return { loss: mean(losses), losses };
    },
  });
  const session = await openSession(step.model, { threads: 1 });
  const feed = (...values: number[]) =>
    new TensorValue("float64", Float64Array.from(values), [values.length]);
  const outputs = await session.run({
    parameters: feed(0, 0),
    noise: feed(0.5, -0.5),
    "sgd/rate": new TensorValue("float64", Float64Array.of(1), []),
  });
  // (3, 4) is cut to (0.6, 0.8), (0.3, 0.4) stays.
  expectClose([...(outputs["parameters'"]!.data as Float64Array)], [-(0.9 + 0.5) / 2, -(1.2 - 0.5) / 2]);
  await session.release();
});

test("running statistics are carried and move with the batch's", async () => {
  const scope = Scope.create();
  const net = sequential(batchNorm(scope, { size: 1 }));
  const step = buildTrainingStep({
    scope,
    optimiser: sgd(),
    dtype: "float64",
    loss: (pass) => mean(net(pass, pass.graph.constant([1, 2, 3, 6], [4, 1]))),
  });
  const carried = step.carried.find(({ input }) => input === "state");
  expect(carried).toEqual({ input: "state", output: "state'", size: 2, start: "state" });
  expect([...scope.state.initialise(new Random(1))]).toEqual([0, 1]);
  const results = await runSteps({ ...step, carried: step.carried }, 1, [1, 0]);
  // Mean 3 and unbiased variance 14/3, from 0 and 0 with momentum 0.1.
  expectClose(results["state"], [0.3, 1.4 / 3]);
});
