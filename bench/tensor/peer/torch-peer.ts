/**
 * @file PyTorch of the current release, in a virtual environment of its own under `.cache/bench/torch`. It is
 * installed on first use (several GB, because its package brings CUDA along) and left there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";
import { LineProcess } from "./line-process.ts";

const folder = join(repositoryRoot, ".cache", "bench", "torch");
const python = join(folder, "bin", "python");

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
  if (!isInstalled() && !install()) return undefined;
  const child = new LineProcess(python, [join(import.meta.dirname, "steps.py")]);
  const { torch: version } = JSON.parse(await child.read()) as { torch: string };
  return {
    version,
    time: async (name, spec, steps) => JSON.parse(await child.ask(JSON.stringify({ name, spec, steps }))),
    close: () => child.close(),
  };
}

function isInstalled(): boolean {
  return existsSync(python) && spawnSync(python, ["-c", "import torch, numpy"]).status === 0;
}

function install(): boolean {
  process.stderr.write("Installing PyTorch for comparison into .cache/bench/torch (once)…\n");
  rmSync(folder, { recursive: true, force: true });
  const steps: readonly [string, string[]][] = [
    ["python3", ["-m", "venv", folder]],
    [python, ["-m", "pip", "install", "--quiet", "--no-cache-dir", "torch", "numpy"]],
  ];
  const isDone = steps.every(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
  if (!isDone) rmSync(folder, { recursive: true, force: true });
  return isDone && isInstalled();
}
