/** @file onnxruntime is 45 MB of native code: read when the first graph is opened, never by an import. */
import { tensorErrors } from "../errors.ts";

export type Runtime = typeof import("onnxruntime-node");

let loading: Promise<Runtime> | undefined;

export function loadRuntime(): Promise<Runtime> {
  loading ??= import("onnxruntime-node").catch((cause: unknown) => {
    loading = undefined;
    const platform = `${process.platform}-${process.arch}`;
    throw tensorErrors.create("runtime-unavailable", { platform }, { cause });
  });
  return loading;
}
