import { availableParallelism } from "node:os";
import type { TokenVariable } from "../tokens.ts";
import { estimateCpuSeconds } from "./estimate-cost.ts";
import type { AutoregressiveSettings } from "./settings.ts";

/** Steps that a small table's training has; fewer were the main failure there. */
const ENOUGH_STEPS = 2_000;
const MOST_EPOCHS = 40;
const LEAST_EPOCHS = 8;
/**
 * Cells inside cells are learnt faster at the higher rate. Validation nats a row at .004 and .01: bills of 24 columns
 * 66.95 and 66.5, a telescope's ten continuous columns 61.93 and 61.86; at .004 and .008 a census table 22.036 and
 * 22.054, visits to shops 31.94 and 31.98.
 */
const LEARNING_RATE = { ofCategories: 4e-3, ofCells: 8e-3 };
/** Of the variables, those with cells inside cells. */
const CELLS_SHARE = 1 / 3;
/** Up to so many variables, each network sees all that were drawn before. */
const ALL_PARENTS = 40;
/** Of fewer rows, wide tables see few parents: of 40 columns and 3,600 rows as good with 8, in 60 % of the time. */
const FEW_ROWS = 5_000;
const FEW_VARIABLES = 20;

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
    hidden: shareOfCells(variables) > 0.5 ? 64 : 32,
    batchSize,
    epochs: Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS, epochs)),
    learningRate: LEARNING_RATE[shareOfCells(variables) > CELLS_SHARE ? "ofCells" : "ofCategories"],
    dropout: rowCount > 20_000 ? 0.1 : 0.2,
    maxParents: chooseMaxParents(variables.length, rowCount),
    validationShare: 0.1,
    processes: availableParallelism(),
    ...given,
  };
  const estimate = estimateCpuSeconds(variables, rowCount, settings);
  if (given.epochs !== undefined || estimate <= cpuSeconds) return settings;
  return { ...settings, epochs: (settings.epochs * cpuSeconds) / estimate };
}

function chooseMaxParents(variables: number, rowCount: number): number {
  if (rowCount < FEW_ROWS) return variables <= FEW_VARIABLES ? FEW_VARIABLES : 8;
  return variables <= ALL_PARENTS ? ALL_PARENTS : 24;
}

function chooseBatchSize(rowCount: number): number {
  const limits = [1_500, 8_000, 18_000, 60_000];
  return 32 << limits.filter((limit) => rowCount >= limit).length;
}

function shareOfCells(variables: readonly TokenVariable[]): number {
  return variables.filter(({ fineSizes }) => fineSizes !== undefined).length / Math.max(1, variables.length);
}
