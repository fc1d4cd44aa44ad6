/** @file pandas and polars of the current releases, in a virtual environment under `.cache/bench/frames`. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";

const folder = join(repositoryRoot, ".cache", "bench", "frames");
const python = join(folder, "bin", "python");

/** Its interpreter; undefined where Python, the network or the disk does not allow it. */
export function findFrames(): string | undefined {
  return isInstalled() || install() ? python : undefined;
}

function isInstalled(): boolean {
  return existsSync(python) && spawnSync(python, ["-c", "import pandas, polars, pyarrow"]).status === 0;
}

function install(): boolean {
  process.stderr.write("Installing pandas and polars for comparison into .cache/bench/frames (once)…\n");
  rmSync(folder, { recursive: true, force: true });
  const steps: readonly [string, string[]][] = [
    ["python3", ["-m", "venv", folder]],
    [python, ["-m", "pip", "install", "--quiet", "--no-cache-dir", "pandas", "polars", "pyarrow"]],
  ];
  const isDone = steps.every(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
  if (!isDone) rmSync(folder, { recursive: true, force: true });
  return isDone && isInstalled();
}
