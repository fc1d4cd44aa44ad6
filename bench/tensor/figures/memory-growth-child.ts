import { openMlp } from "../networks/mlp.ts";

const mlp = await openMlp({ batch: 64, sizes: [32, 64, 32] }, { seed: "bench" });

async function measureAfter(steps: number): Promise<number> {
  for (let i = 0; i < steps; i++) await mlp.step();
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 100));
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
}

const startMb = await measureAfter(500);
const endMb = await measureAfter(10_000);
await mlp.release();
process.send?.({ startMb, endMb });
