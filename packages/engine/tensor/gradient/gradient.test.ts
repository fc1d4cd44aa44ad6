import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DYNAMIC, Graph, type Tensor } from "../graph/index.ts";
import * as op from "../primitives/index.ts";
import { differentiate } from "./gradient.ts";
import { drawValues, measureGradientError, openSample } from "./testing/check-gradient.ts";
import { constantCases, gradientCases } from "./testing/gradient-cases.ts";

const TOLERANCE = 1e-6;
const RUNS = 8;

test("every operation that is exported has a check", () => {
  const operations = Object.entries(op).flatMap(([name, value]) =>
    typeof value === "function" ? [name] : [],
  );
  const checked = [...Object.keys(gradientCases), ...Object.keys(constantCases)];
  expect(operations.sort()).toEqual(checked.sort());
  expect(checked).toEqual(expect.arrayContaining(Object.keys(op.primitives)));
});

describe.each(Object.entries(gradientCases))("%s", (_, samples) => {
  test.each([1, 2] as const)("agrees with central differences, order %i", async (order) => {
    const cases = fc.tuple(samples, fc.nat(), fc.double({ min: 0.7, max: 1.3, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(cases, async ([sample, seed, scale]) => {
        const error = await measureGradientError(sample, order, drawValues(sample, seed, scale));
        expect(error).toBeLessThanOrEqual(TOLERANCE);
      }),
      { numRuns: RUNS },
    );
  });

  test("gives the same in float32", async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.nat(), async (sample, seed) => {
        const values = drawValues(sample, seed, 1);
        const double = await openSample(sample, "float64", 1);
        const single = await openSample(sample, "float32", 1);
        const exact = await double.run(values);
        const rounded = await single.run(values.map((array) => Float32Array.from(array)));
        for (const [i, gradient] of exact.gradients.entries())
          for (const [j, expected] of gradient.entries())
            expect(Math.abs(rounded.gradients[i]![j]! - expected)).toBeLessThan(
              1e-3 * (1 + Math.abs(expected)),
            );
        expect(Math.abs(rounded.loss - exact.loss)).toBeLessThan(1e-4 * (1 + Math.abs(exact.loss)));
        await Promise.all([double.release(), single.release()]);
      }),
      { numRuns: 3 },
    );
  });
});

test.each(Object.entries(constantCases))("%s passes no gradient", async (_, apply) => {
  const sample = { shapes: [[2, 3]], apply: ([x]: readonly Tensor[]) => apply(x!) };
  const { run, release } = await openSample(sample, "float64", 1);
  const { gradients } = await run(drawValues(sample, 1, 1));
  expect([...gradients[0]!]).toEqual([0, 0, 0, 0, 0, 0]);
  await release();
});

test("the gradient penalty of WGAN-GP agrees with central differences", async () => {
  const shapes = [
    [5, 3],
    [3, 4],
    [4, 1],
  ];
  const penalise = ([x, first, second]: readonly Tensor[]) => {
    const judged = op.sum(op.matmul(op.leakyRelu(op.matmul(x!, first!)), second!));
    const [slope] = differentiate(judged, [x!]);
    const norm = op.sqrt(op.sum(op.square(slope!), { axes: [1] }));
    return op.mean(op.square(op.sub(norm, 1)));
  };
  const sample = { shapes, apply: penalise };
  expect(await measureGradientError(sample, 1, drawValues(sample, 5, 1))).toBeLessThanOrEqual(TOLERANCE);
});

test("a gradient needs a floating-point scalar to start from", () => {
  const graph = new Graph();
  const x = graph.input("x", [2]);
  expect(() => differentiate(x, [x])).toThrow('There is no gradient of "x" float32[2]: it is no scalar.');
  const open = op.sum(op.square(graph.input("open", [DYNAMIC, 2]).named("open")));
  expect(() => differentiate(open, [graph.inputs[1]!])).toThrow("its batch is open");
});
