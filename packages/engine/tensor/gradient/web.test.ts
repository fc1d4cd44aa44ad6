import fc from "fast-check";
import * as web from "onnxruntime-web";
import { describe, expect, test } from "vitest";
import { toModel } from "../graph/index.ts";
import { encodeModel } from "../onnx/model.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { drawValues, openSample } from "./testing/check-gradient.ts";
import { gradientCases } from "./testing/gradient-cases.ts";

describe.each(Object.entries(gradientCases))("%s and its gradient", (_, samples) => {
  test("run in WebAssembly and give the same", async () => {
    const [sample] = fc.sample(samples, { numRuns: 1, seed: 7 });
    const values = drawValues(sample!, 3, 1).map((array) => Float32Array.from(array));
    const { graph, run, release } = await openSample(sample!, "float32", 1);
    const expected = await run(values);
    await release();
    const session = await web.InferenceSession.create(encodeModel(toModel(graph)), {
      executionProviders: ["wasm"],
    });
    const feeds = values
      .map((array, i) => [`x${i}`, new TensorValue("float32", array, sample!.shapes[i]!)] as const)
      .filter(([name]) => session.inputNames.includes(name));
    const outputs = await session.run(Object.fromEntries(feeds));
    for (const [i, gradient] of expected.gradients.entries())
      for (const [j, value] of gradient.entries()) {
        const given = (outputs[`gradient${i}`]!.data as Float32Array)[j]!;
        expect(Math.abs(given - value)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(value)));
      }
    await session.release();
  });
});
