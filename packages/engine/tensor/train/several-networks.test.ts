/** @file Several networks in one plan: each as a step of its own, or as parts of one graph. */
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { Graph, type Tensor, toModel } from "../graph/index.ts";
import { type Layer, linear, Pass, Scope } from "../nn/index.ts";
import { adam, buildTrainingStep, constant } from "../optim/index.ts";
import { add, concat, mean, mul, reshape, square, sub } from "../primitives/index.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { runTraining } from "./run-training.ts";
import { rangesOf, type StepPlan, type TrainingPlan } from "./training-plan.ts";

const BATCH = 8;
const values = new Random("values").fillFloat(new Float32Array(64));
const feed = ({ rows }: { rows: Iterable<number> }) => ({
  x: new TensorValue(
    "float32",
    Float32Array.from(rows, (row) => values[row]!),
    [BATCH, 1],
  ),
});
const optionsFor = (maxSteps: number) => ({ random: new Random("networks").save(), maxSteps, threads: 1 });

/** Mean of (f(x) − slope·x)². */
function errorOf(pass: Pass, layer: Layer, slope: number): Tensor {
  const x = pass.graph.inputs.find(({ name }) => name === "x") ?? pass.graph.input("x", [BATCH, 1]);
  return mean(square(sub(layer(pass, x), mul(x, slope))));
}

function makeStep(name: string, slope: number, averageDecay = 0.8): StepPlan {
  const scope = Scope.create(name);
  const layer = linear(scope, { inputs: 1, outputs: 1 });
  const step = buildTrainingStep({
    scope,
    optimiser: adam(),
    averageDecay,
    loss: (pass) => errorOf(pass, layer, slope),
  });
  return { step, scope, learningRate: constant(0.05), feed };
}

const plan = (...steps: StepPlan[]): TrainingPlan => ({ rowCount: 64, batchSize: BATCH, steps });

test("networks trained side by side become what each becomes alone", async () => {
  const [a, b] = [makeStep("a", 2), makeStep("b", -3)];
  const together = await runTraining(plan(a, b), optionsFor(40));
  const alone = [await runTraining(plan(a), optionsFor(40)), await runTraining(plan(b), optionsFor(40))];
  expect(together.weights).toEqual(new Map(alone.flatMap(({ weights }) => [...weights])));
});

test("where an average of the parameters is kept, it is the result", async () => {
  const after = async (decay: number, rate: number) => {
    const step = { ...makeStep("a", 2, decay), learningRate: constant(rate) };
    return (await runTraining(plan(step), optionsFor(1))).weights.get("a/parameters")!.data;
  };
  const [before, moved, average] = [await after(0.8, 0), await after(0, 0.05), await after(0.8, 0.05)];
  for (const index of [0, 1]) {
    const [from, to] = [Number(before[index]), Number(moved[index])];
    expect(to).not.toBe(from);
    expect(average[index]).toBeCloseTo(from + 0.2 * (to - from), 6);
  }
});

test("a step named twice makes two updates in each step", async () => {
  const step = { ...makeStep("a", 2), feed: () => feed({ rows: [0, 1, 2, 3, 4, 5, 6, 7] }) };
  const { weights } = await runTraining(plan(step, step), optionsFor(20));
  expect(weights).toEqual((await runTraining(plan(step), optionsFor(40))).weights);
});

test("a step may read what another trains", async () => {
  const critic = makeStep("critic", 1);
  const follower = Scope.create("follower");
  const layer = linear(follower, { inputs: 1, outputs: 1 });
  const step = buildTrainingStep({
    scope: follower,
    optimiser: adam(),
    loss: (pass) => {
      const x = pass.graph.input("x", [BATCH, 1]);
      const [weight] = critic.scope.parameters.variables;
      return mean(square(sub(layer(pass, x), mul(x, reshape(pass.read(weight!), [])))));
    },
  });
  const steps = [critic, { step, scope: follower, learningRate: constant(0.05), feed }];
  const { weights } = await runTraining(plan(...steps), optionsFor(400));
  const slopes = ["critic/parameters", "follower/parameters"].map((name) => weights.get(name)!.data[0]);
  expect(slopes[0]).toBeCloseTo(1, 1);
  expect(slopes[1]).toBeCloseTo(1, 1);
});

test("of each part in one graph the best validation is kept, as if it were trained alone", async () => {
  const scope = Scope.create();
  const names = ["near", "far"];
  const layers = names.map((name) => linear(scope.within(name), { inputs: 1, outputs: 1 }));
  // The first passes on its way what its validation wants, the second is still on its way at the end.
  const errors = (pass: Pass, near: number) =>
    layers.map((layer, index) => errorOf(pass, layer, [near, 30][index]!));
  const step = buildTrainingStep({
    scope,
    optimiser: adam(),
    loss: (pass) => errors(pass, 5).reduce((sum, error) => add(sum, error)),
  });
  const graph = new Graph();
  graph.output(
    "losses",
    concat(
      errors(new Pass(graph), 2).map((error) => reshape(error, [1])),
      0,
    ),
  );
  const validation = {
    model: toModel(graph),
    batchCount: 1,
    feed: () => feed({ rows: [0, 9, 18, 27, 36, 45, 54, 63] }),
    parts: names.map((name) => ({ name, ranges: rangesOf(scope, `${name}/`) })),
  };
  const steps = [{ step, scope, learningRate: constant(0.4), feed }];
  const result = await runTraining(
    { ...plan(...steps), validation },
    { ...optionsFor(48), validateEverySteps: 4 },
  );
  const best = names.map((_, part) => {
    const losses = result.evaluations.map((evaluation) => evaluation.losses[part]!);
    return { loss: Math.min(...losses), step: result.evaluations[losses.indexOf(Math.min(...losses))]!.step };
  });
  expect(result.records).toMatchObject(best);
  const [near, far] = best;
  expect(near!.step).toBeLessThan(far!.step);
  for (const [part, record] of best.entries()) {
    const cut = await runTraining(plan(...steps), optionsFor(record.step));
    for (const { start, end } of validation.parts[part]!.ranges)
      expect(result.weights.get("parameters")!.data.slice(start, end)).toEqual(
        cut.weights.get("parameters")!.data.slice(start, end),
      );
  }
});
