/** @file Writes the graph that golden.py runs in Python: `node write-forward.ts PATH`. */
import { buildForward } from "../../../packages/engine/tensor/files/testing/build-forward.ts";
import { exportOnnx } from "../../../packages/engine/tensor/index.ts";

const path = process.argv[2];
if (path === undefined) throw new Error("give the path of the file to write");

await exportOnnx(path, buildForward());
