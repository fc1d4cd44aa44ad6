/** @file SDMetrics 0.32.0 in a virtual environment under `.cache/bench/sdmetrics`, on one thread. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";
import { LineProcess } from "../../tensor/peer/line-process.ts";

const VERSION = "0.32.0";
const folder = join(repositoryRoot, ".cache", "bench", "sdmetrics");
const python = join(folder, "bin", "python");

export type ReportName = "quality" | "diagnostic";

export interface SdMetrics {
  /** Of the processor. */
  measure(report: ReportName): Promise<{ readonly seconds: number; readonly score: number }>;
  close(): void;
}

/** Undefined where Python, the network or the disk does not allow it. */
export async function openSdMetrics(real: string, synthetic: string): Promise<SdMetrics | undefined> {
  if (!isInstalled() && !install()) return undefined;
  const child = new LineProcess(python, [join(import.meta.dirname, "reports.py"), real, synthetic]);
  await child.read();
  return {
    measure: async (report) => JSON.parse(await child.ask(report)),
    close: () => child.close(),
  };
}

function isInstalled(): boolean {
  const check = `import sdmetrics; assert sdmetrics.__version__ == "${VERSION}"`;
  return existsSync(python) && spawnSync(python, ["-c", check]).status === 0;
}

function install(): boolean {
  process.stderr.write(
    `Installing SDMetrics ${VERSION} for comparison into .cache/bench/sdmetrics (once)…\n`,
  );
  rmSync(folder, { recursive: true, force: true });
  const steps: readonly [string, string[]][] = [
    ["python3", ["-m", "venv", folder]],
    [python, ["-m", "pip", "install", "--quiet", "--no-cache-dir", `sdmetrics==${VERSION}`]],
  ];
  const isDone = steps.every(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
  if (!isDone) rmSync(folder, { recursive: true, force: true });
  return isDone && isInstalled();
}
