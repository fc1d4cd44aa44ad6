import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as web from "onnxruntime-web";
import { expect, test } from "vitest";
import { linear, Scope } from "../nn/index.ts";
import { openSession } from "../runtime/session.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { bindWeights } from "./bind-weights.ts";
import { exportOnnx } from "./export-onnx.ts";
import golden from "./fixtures/forward.json" with { type: "json" };
import { buildForward } from "./testing/build-forward.ts";

type Outputs = Record<string, { readonly data: unknown }>;

const feeds = {
  x: new TensorValue("float32", Float32Array.from(golden.inputs.x), [4, 3]),
  token: new TensorValue("int64", BigInt64Array.from(golden.inputs.token, BigInt), [4, 2]),
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
    await exportOnnx(path, buildForward());
    const session = await web.InferenceSession.create(await readFile(path), { executionProviders: ["wasm"] });
    expect(session.inputNames.toSorted()).toEqual(["token", "x"]);
    expectGolden(await session.run(feeds));
    await session.release();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("and what it gives in this process", async () => {
  const session = await openSession(buildForward());
  expectGolden(await session.run(feeds));
  await session.release();
});

test("weights of another model are refused", () => {
  const scope = Scope.create();
  linear(scope, { inputs: 2, outputs: 3 });
  const bind = (size: number, name = "parameters") =>
    bindWeights(scope, new Map([[name, { dtype: "float32", shape: [size], data: new Float32Array(size) }]]));
  expect(bind(9).get(scope.parameters)).toHaveLength(9);
  const mismatch = expect.objectContaining({ code: "weights-mismatch" });
  expect(() => bind(8)).toThrowError(mismatch);
  expect(() => bind(9, "other")).toThrowError(mismatch);
});
