/** @file SDMetrics 0.32.0 in a virtual environment under `.cache/bench/sdmetrics`, on one thread. */
import { join } from "node:path";
import { findPython } from "../../python-environment.ts";
import { LineProcess } from "../../tensor/peer/line-process.ts";

const environment = {
  name: "sdmetrics",
  packages: ["sdmetrics==0.32.0"],
  check: 'import sdmetrics; assert sdmetrics.__version__ == "0.32.0"',
};

export type ReportName = "quality" | "diagnostic";

export interface SdMetrics {
  /** Of the processor. */
  measure(report: ReportName): Promise<{ readonly seconds: number; readonly score: number }>;
  close(): void;
}

/** Undefined where Python, the network or the disk does not allow it. */
export async function openSdMetrics(real: string, synthetic: string): Promise<SdMetrics | undefined> {
  const python = findPython(environment);
  if (python === undefined) return undefined;
  const child = new LineProcess(python, [join(import.meta.dirname, "reports.py"), real, synthetic]);
  await child.read();
  return {
    measure: async (report) => JSON.parse(await child.ask(report)),
    close: () => child.close(),
  };
}
