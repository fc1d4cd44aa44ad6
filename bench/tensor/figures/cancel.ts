import { Random } from "../../../packages/engine/base/index.ts";
import { trainInChild } from "../../../packages/engine/tensor/index.ts";
import { type Figure, median } from "../../report.ts";

const TARGET_MS = 100;
const REPEATS = 7;
/** Between the first progress and the cancellation: the training is in full swing. */
const UNDER_WAY_MS = 200;
const module = new URL("../../../packages/engine/tensor/train/testing/plan-classifier.ts", import.meta.url)
  .href;

/** From the signal to the coded answer, which comes when the child is gone. */
async function cancelOnce(data: object, seed: string): Promise<number> {
  const controller = new AbortController();
  const options = { random: new Random(seed).save(), maxSteps: 1e9, threads: 1 };
  let firedMs = 0;
  const fire = () => {
    firedMs = performance.now();
    controller.abort();
  };
  let begun = false;
  const onProgress = () => {
    if (!begun) setTimeout(fire, UNDER_WAY_MS);
    begun = true;
  };
  await trainInChild({ module, data, options }, { signal: controller.signal, onProgress }).catch(
    (error: { code?: string }) => {
      if (error.code !== "cancelled") throw error;
    },
  );
  return performance.now() - firedMs;
}

export async function measureCancel(): Promise<Figure[]> {
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) times.push(await cancelOnce({}, `cancel ${repeat}`));
  const value = Math.max(...times);
  return [
    {
      name: "cancelling a training in its child, the slowest of seven",
      value,
      unit: "ms",
      target: `< ${TARGET_MS} ms`,
      reached: value < TARGET_MS,
      note: `median ${median(times).toFixed(0)} ms`,
    },
  ];
}
