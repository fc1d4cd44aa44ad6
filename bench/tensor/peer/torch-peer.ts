/**
 * @file PyTorch of the current release, in a virtual environment of its own under `.cache/bench/torch`. It is
 * installed on first use (several GB, because its package brings CUDA along) and left there.
 */
import { join } from "node:path";
import { findPython } from "../../python-environment.ts";
import { LineProcess } from "./line-process.ts";

/** Milliseconds by the clock, and of the processor: the same where nothing else runs on the machine. */
export type StepTime = readonly [wallMs: number, cpuMs: number];

export interface TorchPeer {
  readonly version: string;
  /** What each of `steps` steps took of the network that `steps.py` knows by that name. */
  time(name: string, spec: object, steps: number): Promise<StepTime[]>;
  close(): void;
}

/** Undefined where Python, the network or the disk does not allow it. */
export async function openTorch(): Promise<TorchPeer | undefined> {
  const python = findPython({
    name: "torch",
    packages: ["torch", "numpy"],
    check: "import torch, numpy",
  });
  if (python === undefined) return undefined;
  const child = new LineProcess(python, [join(import.meta.dirname, "steps.py")]);
  const { torch: version } = JSON.parse(await child.read()) as { torch: string };
  return {
    version,
    time: async (name, spec, steps) => JSON.parse(await child.ask(JSON.stringify({ name, spec, steps }))),
    close: () => child.close(),
  };
}
