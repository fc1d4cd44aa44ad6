import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as web from "onnxruntime-web";
import { expect, test } from "vitest";
import { openSession } from "../runtime/session.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { toTensorValue } from "./convert-tensor.ts";
import { bakeInputs, exportOnnx } from "./export-onnx.ts";
import golden from "./fixtures/forward.json" with { type: "json" };
import { buildForward, fill } from "./testing/build-forward.ts";

type Outputs = Record<string, { readonly data: unknown }>;

const feeds = {
  x: new TensorValue("float32", Float32Array.from(golden.inputs.x), [4, 3]),
  token: new TensorValue("int64", BigInt64Array.from(golden.inputs.token, BigInt), [4]),
};

/** Other builds of onnxruntime round sums in another order: equal to a few last places of float32. */
function expectGolden(outputs: Outputs): void {
  expect(Object.keys(outputs).sort()).toEqual(Object.keys(golden.outputs).sort());
  for (const [name, expected] of Object.entries(golden.outputs)) {
    const given = Array.from(outputs[name]!.data as Float32Array);
    expect(given.length).toBe(expected.length);
    for (const [index, value] of expected.entries()) {
      const difference = Math.abs(given[index]! - value) / Math.max(1, Math.abs(value));
      expect(difference, `${name}[${index}]`).toBeLessThan(2e-6);
    }
  }
}

test("the exported file gives in a browser's onnxruntime what it gave in Python's", async () => {
  const folder = await mkdtemp(join(tmpdir(), "export-"));
  try {
    const path = join(folder, "forward.onnx");
    const { model, trained } = buildForward();
    await exportOnnx(path, model, trained);
    const session = await web.InferenceSession.create(await readFile(path), { executionProviders: ["wasm"] });
    expect(session.inputNames.toSorted()).toEqual(["token", "x"]);
    expectGolden(await session.run(feeds));
    await session.release();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("baked inputs give what fed inputs give", async () => {
  const { model, trained } = buildForward();
  const baked = await openSession(bakeInputs(model, trained));
  const fed = await openSession(model);
  const values = Object.entries(trained).map(([name, tensor]) => [name, toTensorValue(tensor)]);
  expectGolden(await baked.run(feeds));
  expectGolden(await fed.run({ ...feeds, ...Object.fromEntries(values) }));
  await baked.release();
  await fed.release();
});

test("only inputs of the graph are baked, and only with values that fit", () => {
  const { model } = buildForward();
  expect(() => bakeInputs(model, { w9: fill([1]) })).toThrowError(
    expect.objectContaining({ code: "input-unknown" }),
  );
  expect(() => bakeInputs(model, { w1: fill([8, 5]) })).toThrowError(
    expect.objectContaining({ code: "feed-mismatch" }),
  );
});
