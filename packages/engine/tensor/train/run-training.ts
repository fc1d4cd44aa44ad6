/**
 * @file The trainer, in the process that calls it. While a step computes, that process answers nothing else:
 * anything long goes through `trainInChild`, which runs this same function in a child process.
 */
import { ProgressMeter, throwIfCancelled } from "../../base/index.ts";
import { Trainer } from "./trainer.ts";
import type { TrainingContext, TrainingOptions, TrainingResult } from "./training-options.ts";
import type { TrainingPlan } from "./training-plan.ts";

const PROGRESS_INTERVAL_MS = 100;

export async function runTraining(
  plan: TrainingPlan,
  options: TrainingOptions,
  context: TrainingContext = {},
): Promise<TrainingResult> {
  const trainer = await Trainer.open(plan, options);
  try {
    await trainer.resume();
    const report = makeReporter(trainer, context);
    while (!trainer.isDone) {
      throwIfCancelled(context.signal);
      await trainer.step();
      if (trainer.isValidationDue) await trainer.validate(context.signal);
      if (trainer.isCheckpointDue) await trainer.writeCheckpoint();
      report();
    }
    return trainer.finish();
  } finally {
    await trainer.close();
  }
}

/** Reports ten times a second, and the last step in any case. */
function makeReporter(trainer: Trainer, { onProgress, nowMs = () => performance.now() }: TrainingContext) {
  if (onProgress === undefined) return () => {};
  const meter = new ProgressMeter(nowMs);
  const { stepsDone: before, maxSteps: total } = trainer;
  let lastMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (nowMs() - lastMs < PROGRESS_INTERVAL_MS && !trainer.isDone) return;
    lastMs = nowMs();
    const { stepsDone: done, epoch, lastLosses: trainingLosses } = trainer;
    const rate = meter.update({ done: done - before, total: total - before });
    const evaluation = trainer.evaluations.at(-1);
    const progress = { phase: "train", done, total, unit: "steps", epoch, trainingLosses } as const;
    onProgress({ ...progress, ...rate, ...(evaluation && { evaluation }) });
  };
}
