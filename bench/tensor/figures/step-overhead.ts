import { type Figure, median } from "../../report.ts";
import { timeSteps } from "../against-torch.ts";
import { openMlp } from "../networks/mlp.ts";

const TARGET_MS = 0.1;

/** A step that computes next to nothing: what is left is the way in and out. */
export async function measureStepOverhead(): Promise<Figure[]> {
  const tiny = await openMlp({ batch: 4, sizes: [3, 2] }, { seed: "bench" });
  await timeSteps(tiny.step, 500);
  const times = (await timeSteps(tiny.step, 5_000)).map(([wallMs]) => wallMs);
  await tiny.release();
  const value = median(times);
  return [
    {
      name: "one step of a tiny graph",
      value,
      unit: "ms",
      target: `≤ ${TARGET_MS} ms`,
      reached: value <= TARGET_MS,
      note: `least ${Math.min(...times).toFixed(3)} ms`,
    },
  ];
}
