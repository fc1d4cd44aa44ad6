import { expect, test } from "vitest";
import type { OnnxModel } from "../onnx/model.ts";
import { listDevices, parseDevice } from "./device.ts";
import { openSession } from "./session.ts";
import { TensorValue } from "./tensor-value.ts";

/** y = x · w + s with every attribute kind somewhere, a named length and a scalar. */
function buildAffine(): OnnxModel {
  return {
    inputs: [
      { name: "x", dtype: "float32", shape: ["rows", 2] },
      { name: "s", dtype: "float32", shape: [] },
    ],
    constants: [
      {
        name: "w",
        dtype: "float32",
        shape: [2, 2],
        data: new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer),
      },
    ],
    nodes: [
      {
        op: "Gemm",
        name: "product",
        inputs: ["x", "w"],
        outputs: ["xw"],
        attributes: { alpha: { kind: "float", value: 0.5 }, transB: { kind: "int", value: 1 } },
      },
      { op: "Add", name: "shifted", inputs: ["xw", "s"], outputs: ["y"], attributes: {} },
      {
        op: "Transpose",
        name: "turned",
        inputs: ["y"],
        outputs: ["z"],
        attributes: { perm: { kind: "ints", value: [1, 0] } },
      },
    ],
    outputs: [{ name: "z", dtype: "float32", shape: [2, "rows"] }],
  };
}

const row = () => new TensorValue("float32", Float32Array.of(1, 2), [1, 2]);
const scalar = (value: number) => new TensorValue("float32", Float32Array.of(value), []);
const failing = (promise: Promise<unknown>) => expect(promise).rejects;

test("a model runs, and its lengths left open follow the feeds", async () => {
  const session = await openSession(buildAffine(), { threads: 1 });
  const { z } = await session.run({
    x: new TensorValue("float32", Float32Array.of(1, 2, 3, 4), [2, 2]),
    s: scalar(10),
  });
  expect(z!.dims).toEqual([2, 2]);
  expect([...(z!.data as Float32Array)]).toEqual([12.5, 15.5, 15.5, 22.5]);
  await session.release();
});

test("the same model object shares one native session until its last release", async () => {
  const model = buildAffine();
  const [first, second] = await Promise.all([openSession(model), openSession(model)]);
  await first.release();
  await failing(first.run({ x: row(), s: scalar(0) })).toMatchObject({ code: "session-released" });
  expect(await second.run({ x: row(), s: scalar(0) })).toHaveProperty("z");
  await second.release();
  const third = await openSession(model);
  expect(await third.run({ x: row(), s: scalar(0) })).toHaveProperty("z");
  await third.release();
});

test("wrong feeds are refused by name before they reach the native code", async () => {
  const session = await openSession(buildAffine());
  await failing(session.run({ x: row() })).toMatchObject({ code: "feed-missing", values: { name: "s" } });
  const wide = new TensorValue("float32", new Float32Array(3), [1, 3]);
  await failing(session.run({ x: wide, s: scalar(0) })).toMatchObject({
    code: "feed-mismatch",
    values: { name: "x", expected: "float32[rows, 2]", given: "float32[1, 3]" },
  });
  const doubles = new TensorValue("float64", new Float64Array(2), [1, 2]);
  await failing(session.run({ x: doubles, s: scalar(0) })).toMatchObject({ code: "feed-mismatch" });
  await session.release();
});

test("a graph that onnxruntime cannot load is a coded error, and stays one", async () => {
  const model = { ...buildAffine(), nodes: [] };
  await failing(openSession(model)).toMatchObject({ code: "model-refused" });
  await failing(openSession(model)).toMatchObject({ code: "model-refused" });
});

test("devices are named, listed and refused", async () => {
  expect([undefined, "", " CUDA ", "webgpu"].map(parseDevice)).toEqual(["cpu", "cpu", "cuda", "webgpu"]);
  expect(() => parseDevice("tpu")).toThrowError(expect.objectContaining({ code: "device-unknown" }));
  const available = await listDevices();
  expect(available).toContain("cpu");
  const absent = (["dml", "coreml"] as const).find((device) => !available.includes(device));
  await failing(openSession(buildAffine(), { device: absent! })).toMatchObject({
    code: "device-absent",
    message: expect.stringContaining(available.join(", ")),
  });
});
