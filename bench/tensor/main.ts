/**
 * @file The tensor room: products against an FMA loop, training steps against PyTorch, overhead, build time,
 * memory, determinism. Name figures to measure only those: `npm run bench -- tensor products build-time`.
 */
import { type Figure, reportFigures } from "../report.ts";
import { measureBuildTime } from "./figures/build-time.ts";
import { measureCancel } from "./figures/cancel.ts";
import { measureDeterminism } from "./figures/determinism.ts";
import { measureMemoryGrowth } from "./figures/memory-growth.ts";
import { measureProducts } from "./figures/products.ts";
import { measureStepOverhead } from "./figures/step-overhead.ts";
import { measureTrainingSteps } from "./figures/training-steps.ts";

const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  products: measureProducts,
  "training-steps": measureTrainingSteps,
  "step-overhead": measureStepOverhead,
  "build-time": measureBuildTime,
  "memory-growth": measureMemoryGrowth,
  determinism: measureDeterminism,
  cancel: measureCancel,
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const unknown = wanted.filter((name) => measures[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no figure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(measures))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
  reportFigures("Tensor", figures);
}
