/**
 * @file The tensor room: products against an FMA loop, training steps against PyTorch, overhead, build time,
 * memory, determinism. Name figures to measure only those: `npm run bench -- tensor products build-time`.
 */
import { type Measure, runMeasures } from "../run-measures.ts";
import { measureBuildTime } from "./figures/build-time.ts";
import { measureCancel } from "./figures/cancel.ts";
import { measureDeterminism } from "./figures/determinism.ts";
import { measureMemoryGrowth } from "./figures/memory-growth.ts";
import { measureProducts } from "./figures/products.ts";
import { measureStepOverhead } from "./figures/step-overhead.ts";
import { measureTrainingSteps } from "./figures/training-steps.ts";

const measures: Readonly<Record<string, Measure>> = {
  products: measureProducts,
  "training-steps": measureTrainingSteps,
  "step-overhead": measureStepOverhead,
  "build-time": measureBuildTime,
  "memory-growth": measureMemoryGrowth,
  determinism: measureDeterminism,
  cancel: measureCancel,
};

await runMeasures("Tensor", measures);
