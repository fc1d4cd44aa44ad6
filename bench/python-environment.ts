/** @file Python packages to compare with, each set in a virtual environment of its own under `.cache/bench`. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../scripts/repository.ts";

export interface PythonEnvironment {
  /** Also the folder under `.cache/bench`. */
  readonly name: string;
  /** As pip takes them. */
  readonly packages: readonly string[];
  /** Python that fails unless they are there. */
  readonly check: string;
}

/** Its interpreter, installed once; undefined where Python, the network or the disk does not allow it. */
export function findPython({ name, packages, check }: PythonEnvironment): string | undefined {
  const folder = join(repositoryRoot, ".cache", "bench", name);
  const python = join(folder, "bin", "python");
  const isInstalled = () => existsSync(python) && spawnSync(python, ["-c", check]).status === 0;
  if (isInstalled()) return python;
  process.stderr.write(
    `Installing ${packages.join(", ")} for comparison into .cache/bench/${name} (once)…\n`,
  );
  rmSync(folder, { recursive: true, force: true });
  const steps: readonly [string, string[]][] = [
    ["python3", ["-m", "venv", folder]],
    [python, ["-m", "pip", "install", "--quiet", "--no-cache-dir", ...packages]],
  ];
  const isDone = steps.every(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
  if (isDone && isInstalled()) return python;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}
