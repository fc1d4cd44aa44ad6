/** @file The process of a reader: breaks and reads files from FIRST up to END, and tells of each what came. */
import { readBroken } from "../../packages/engine/synth/model-file/testing/fuzz-models.ts";
import { loadModel } from "./list-models.ts";
import type { FileOutcome } from "./watch-reader.ts";

const [name = "", seed = "", first = "0", end = "0"] = process.argv.slice(2);
const model = loadModel(name);
for (let file = Number(first); file < Number(end); file++) {
  const startMs = performance.now();
  const outcome = await readBroken(model, seed, file);
  const polluted = "polluted" in {} ? "no code: a prototype was changed" : undefined;
  const largestMb = process.resourceUsage().maxRSS / 1_024;
  const told: FileOutcome = {
    file,
    outcome: polluted ?? outcome,
    elapsedMs: performance.now() - startMs,
    largestMb,
  };
  await new Promise((resolve) => process.send?.(told, resolve));
}
process.disconnect();
