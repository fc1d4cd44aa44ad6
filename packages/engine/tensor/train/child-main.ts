/**
 * @file The child process: imports the job's module, trains, answers, and waits to be ended. Its event loop
 * turns between steps, which is when it hears of a cancellation. It ends itself when its parent is gone.
 */
import { tensorErrors } from "../errors.ts";
import {
  type ChildMessage,
  describeFailure,
  type ParentMessage,
  type TrainingJob,
} from "./child-messages.ts";
import { runTraining } from "./run-training.ts";
import type { TrainingPlan } from "./training-plan.ts";

const controller = new AbortController();

process.on("disconnect", () => process.exit(1));
process.on("message", (message: ParentMessage) => {
  if (message.kind === "cancel") controller.abort();
  else void train(message.job);
});

async function train({ module, data, options }: TrainingJob): Promise<void> {
  try {
    const plan = await createPlan(module, data);
    const onProgress = (progress: Extract<ChildMessage, { kind: "progress" }>["progress"]) =>
      send({ kind: "progress", progress });
    const result = await runTraining(plan, options, { signal: controller.signal, onProgress });
    send({ kind: "result", result });
  } catch (error) {
    send({ kind: "failure", failure: describeFailure(error) });
  }
}

async function createPlan(module: string, data: unknown): Promise<TrainingPlan> {
  const { createTraining }: { createTraining?: unknown } = await import(module);
  if (typeof createTraining !== "function")
    throw tensorErrors.create("training-plan-invalid", { reason: "its module exports no createTraining" });
  return (await createTraining(data)) as TrainingPlan;
}

function send(message: ChildMessage): void {
  process.send?.(message);
}
