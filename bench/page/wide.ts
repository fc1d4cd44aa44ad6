/** @file Pages of many columns: how large they get, and the memory that making them takes. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Figure } from "../report.ts";

export interface WidePage {
  readonly seconds: number;
  readonly megabytes: number;
  readonly peakMb: number;
}

export function measureWide(
  columnCount: number,
  limits: { readonly page: number; readonly memory?: number },
): Figure[] {
  const script = join(import.meta.dirname, "wide-process.ts");
  const { status, stdout } = spawnSync(process.execPath, [script, String(columnCount)], {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1e6,
  });
  if (status !== 0) throw new Error(`a page of ${columnCount} columns ended with ${status}`);
  const { seconds, megabytes, peakMb } = JSON.parse(String(stdout)) as WidePage;
  const memory: Figure = { name: "… memory at its peak", value: peakMb, unit: "MB" };
  return [
    {
      name: `page of ${columnCount} columns × 2,000 rows`,
      value: megabytes,
      unit: "MB",
      target: `≤ ${limits.page} MB`,
      reached: megabytes <= limits.page,
    },
    limits.memory === undefined
      ? memory
      : { ...memory, target: `< ${limits.memory} MB`, reached: peakMb < limits.memory },
    { name: "… reports, report and page", value: seconds, unit: "s", note: "seconds of the processor" },
  ];
}
