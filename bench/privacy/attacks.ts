/** @file What the attacks cost on adult, a third of it each fitted, synthetic and held out; a process of its own. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Figure } from "../report.ts";

export interface AttackCost {
  readonly seconds: number;
  readonly peakMb: number;
  readonly rows: string;
  readonly attacks: number;
  readonly slowest: readonly string[];
}

const MOST_MB = 1_024;

export function measureAttacks(which: "quick" | "all", limitSeconds: number): Figure[] {
  const script = join(import.meta.dirname, "attacks-process.ts");
  const { status, stdout } = spawnSync(process.execPath, [script, which], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`attacking ended with ${status}`);
  const { seconds, peakMb, rows, attacks, slowest } = JSON.parse(String(stdout)) as AttackCost;
  return [
    {
      name: `${which === "all" ? "all" : "the quick"} ${attacks} attacks, adult, ${rows}`,
      value: seconds,
      unit: "s",
      target: `≤ ${limitSeconds} s`,
      reached: seconds <= limitSeconds,
      note: slowest.join(", "),
    },
    {
      name: "… memory at its peak",
      value: peakMb,
      unit: "MB",
      target: `< ${MOST_MB} MB`,
      reached: peakMb < MOST_MB,
    },
  ];
}
