import { availableParallelism } from "node:os";
import type { TokenVariable } from "../tokens.ts";
import { estimateCpuSeconds } from "./estimate-cost.ts";
import type { AutoregressiveSettings } from "./settings.ts";

/** Steps that a small table's training has; fewer were the main failure there. */
const ENOUGH_STEPS = 2_000;
const MOST_EPOCHS = 40;
const LEAST_EPOCHS = 8;
/** Up to so many variables, each network sees all that were drawn before. */
const ALL_PARENTS = 40;

export interface TrainingBudget {
  /** Processor time for training, roughly. */
  readonly cpuSeconds: number;
}

const DEFAULT_BUDGET: TrainingBudget = { cpuSeconds: 90 };

export function chooseAutoregressiveSettings(
  variables: readonly TokenVariable[],
  rowCount: number,
  given: Partial<AutoregressiveSettings> = {},
  { cpuSeconds }: TrainingBudget = DEFAULT_BUDGET,
): AutoregressiveSettings {
  const batchSize = given.batchSize ?? chooseBatchSize(rowCount);
  const epochs = (ENOUGH_STEPS * batchSize) / Math.max(1, rowCount);
  const settings: AutoregressiveSettings = {
    hidden: isMostlyContinuous(variables) ? 64 : 32,
    batchSize,
    epochs: Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS, epochs)),
    learningRate: 4e-3,
    dropout: rowCount > 20_000 ? 0.1 : 0.2,
    maxParents: variables.length <= ALL_PARENTS ? ALL_PARENTS : rowCount < 5_000 ? 8 : 24,
    validationShare: 0.1,
    processes: availableParallelism(),
    ...given,
  };
  const estimate = estimateCpuSeconds(variables, rowCount, settings);
  if (given.epochs !== undefined || estimate <= cpuSeconds) return settings;
  return { ...settings, epochs: (settings.epochs * cpuSeconds) / estimate };
}

function chooseBatchSize(rowCount: number): number {
  const limits = [1_500, 8_000, 18_000, 60_000];
  return 32 << limits.filter((limit) => rowCount >= limit).length;
}

function isMostlyContinuous(variables: readonly TokenVariable[]): boolean {
  return variables.filter(({ fineSizes }) => fineSizes !== undefined).length > variables.length / 2;
}
