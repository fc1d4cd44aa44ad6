import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Figure } from "../../report.ts";

const TARGET_MB = 20;

/** How much a process of its own grows over 10,000 training steps, after the first few hundred. */
export async function measureMemoryGrowth(): Promise<Figure[]> {
  const child = fork(join(import.meta.dirname, "memory-growth-child.ts"), { execArgv: ["--expose-gc"] });
  const [{ startMb, endMb }] = (await once(child, "message")) as [{ startMb: number; endMb: number }];
  const value = endMb - startMb;
  return [
    {
      name: "growth of memory over 10,000 steps",
      value,
      unit: "MB",
      target: `< ${TARGET_MB} MB`,
      reached: value < TARGET_MB,
      note: `${startMb.toFixed(0)} MB before, ${endMb.toFixed(0)} MB after`,
    },
  ];
}
