/** @file Writes the file that golden.py reads with the Python package: `node write-ours.ts PATH`. */
import { type StoredTensor, writeSafetensors } from "../../../packages/engine/tensor/index.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("give the path of the file to write");

const tensors = new Map<string, StoredTensor>([
  ["flags", { dtype: "bool", shape: [3], data: Uint8Array.of(1, 0, 1) }],
  [
    "weights",
    {
      dtype: "float32",
      shape: [2, 2],
      data: Float32Array.of(0.5, -1.5, Number.POSITIVE_INFINITY, 2 ** -149),
    },
  ],
  ["steps", { dtype: "int64", shape: [2], data: BigInt64Array.of(2n ** 53n + 1n, -1n) }],
  ["scalar", { dtype: "float64", shape: [], data: Float64Array.of(1e300) }],
  ["empty", { dtype: "float32", shape: [0, 4], data: new Float32Array() }],
  ['named "so"\n ü 表', { dtype: "int32", shape: [1], data: Int32Array.of(7) }],
]);
const metadata = new Map([
  ["made by", "semblance ü"],
  ["empty", ""],
]);
await writeSafetensors(path, { tensors, metadata });
