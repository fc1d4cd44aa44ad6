/** @file Figures that are measured in a process of their own: seconds of the processor and memory at its peak. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Figure } from "../report.ts";

export interface Alone {
  readonly seconds: number;
  readonly peakMb: number;
  readonly note: string;
}

const limits: Readonly<
  Record<string, { readonly title: string; readonly seconds: number; readonly mb?: number }>
> = {
  all: { title: "every metric and both reports, adult with a holdout", seconds: 12 },
  long: { title: "quality report, 1,000,000 × 15", seconds: 10 },
  wide: { title: "quality report, 10,000 × 500 numbers", seconds: 120, mb: 3_072 },
};

export function measureAlone(name: "all" | "long" | "wide"): Figure[] {
  const script = join(import.meta.dirname, "alone-process.ts");
  const { status, stdout } = spawnSync(process.execPath, [script, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`measuring ${name} ended with ${status}`);
  const { seconds, peakMb, note } = JSON.parse(String(stdout)) as Alone;
  const limit = limits[name] as (typeof limits)[string];
  const time: Figure = {
    name: limit.title,
    value: seconds,
    unit: "s",
    target: `≤ ${limit.seconds} s`,
    reached: seconds <= limit.seconds,
    note,
  };
  const memory: Figure = { name: "… memory at its peak", value: peakMb, unit: "MB" };
  if (limit.mb === undefined) return [time, memory];
  return [time, { ...memory, target: `< ${limit.mb} MB`, reached: peakMb < limit.mb }];
}
