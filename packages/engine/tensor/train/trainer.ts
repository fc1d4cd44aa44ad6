/** @file One training: what it holds from step to step, and what happens to it. */
import { access } from "node:fs/promises";
import { Random, throwIfCancelled } from "../../base/index.ts";
import { tensorErrors } from "../errors.ts";
import { toTensorValue } from "../files/convert-tensor.ts";
import type { OnnxModel } from "../onnx/model.ts";
import { openSession, type Session } from "../runtime/session.ts";
import type { TensorValue } from "../runtime/tensor-value.ts";
import { BestWeights, copyWeights } from "./best-weights.ts";
import { CarriedVectors } from "./carried-vectors.ts";
import { checkPlan } from "./check-plan.ts";
import { type Checkpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { findMismatch } from "./checkpoint-mismatch.ts";
import { fingerprintPlan, fingerprintSeed } from "./fingerprint-plan.ts";
import { RowOrder } from "./row-order.ts";
import { makeStepFeeds } from "./step-feeds.ts";
import type { TrainingOptions, TrainingResult } from "./training-options.ts";
import type { Evaluation, StepPlan, TrainingPlan, ValidationPlan } from "./training-plan.ts";

export class Trainer {
  readonly evaluations: Evaluation[] = [];
  stepsDone = 0;
  /** The last step's, one for each step plan. */
  lastLosses: number[] = [];
  readonly #plan: TrainingPlan;
  readonly #options: TrainingOptions;
  readonly #sessions: ReadonlyMap<OnnxModel, Session>;
  /** One for each step plan; each step takes a part of it. */
  readonly #randoms: readonly Random[];
  readonly #order: RowOrder;
  readonly #vectors: CarriedVectors;
  readonly #best: BestWeights;
  #fingerprint: string | undefined;
  #lossSums: number[];
  #lossCount = 0;

  static async open(plan: TrainingPlan, options: TrainingOptions): Promise<Trainer> {
    const models = new Set(plan.steps.map(({ step }) => step.model));
    if (plan.validation) models.add(plan.validation.model);
    const sessions = new Map<OnnxModel, Session>();
    try {
      for (const model of models) sessions.set(model, await openSession(model, options));
      return new Trainer(plan, options, sessions);
    } catch (error) {
      for (const session of sessions.values()) await session.release();
      throw error;
    }
  }

  private constructor(plan: TrainingPlan, options: TrainingOptions, sessions: Map<OnnxModel, Session>) {
    this.#plan = plan;
    this.#options = options;
    this.#sessions = sessions;
    const random = new Random(options.random);
    this.#randoms = plan.steps.map((_, index) => random.stream("steps").partition(index));
    this.#order = new RowOrder(plan.rowCount, random.stream("order"));
    this.#vectors = new CarriedVectors(plan.steps, random.stream("start"));
    const weights = this.#vectors.weights(plan.steps);
    checkPlan(plan, options, weights);
    this.#best = new BestWeights(plan.validation?.parts, weights);
    this.#lossSums = plan.steps.map(() => 0);
  }

  get maxSteps(): number {
    return this.#options.maxSteps;
  }

  get epoch(): number {
    return Math.floor((this.stepsDone * this.#plan.batchSize) / this.#plan.rowCount);
  }

  get isDone(): boolean {
    return this.stepsDone >= this.maxSteps || this.#isExhausted;
  }

  get isValidationDue(): boolean {
    const { rowCount, batchSize, validation } = this.#plan;
    const every = this.#options.validateEverySteps ?? Math.ceil(rowCount / batchSize);
    return validation !== undefined && (this.stepsDone % every === 0 || this.stepsDone === this.maxSteps);
  }

  get isCheckpointDue(): boolean {
    const every = this.#options.checkpoint?.everySteps;
    return every !== undefined && this.stepsDone % every === 0;
  }

  async step(): Promise<void> {
    const step = this.stepsDone + 1;
    const { batchSize } = this.#plan;
    const rows = this.#order.take(this.stepsDone * batchSize, batchSize);
    const losses: number[] = [];
    for (const [index, plan] of this.#plan.steps.entries()) {
      const random = this.#randoms[index]!.partition(step);
      const rate = plan.learningRate(step, this.evaluations);
      const scalars = plan.step.scalarsAt(this.#countUpdates(index), rate);
      const own = makeStepFeeds(plan, scalars, { step, rows, random });
      const outputs = await this.#sessions
        .get(plan.step.model)!
        .run({ ...this.#vectors.feedsOf(plan), ...own });
      losses.push(...readLosses(outputs["loss"], step));
      this.#vectors.take(plan, outputs);
    }
    this.lastLosses = losses;
    this.#lossSums = this.#lossSums.map((sum, index) => sum + losses[index]!);
    this.#lossCount++;
    this.stepsDone = step;
  }

  /** Works out the loss of each part over all validation batches and keeps the weights that are best so far. */
  async validate(signal?: AbortSignal): Promise<void> {
    const validation = this.#plan.validation!;
    const weights = this.#vectors.weights(this.#plan.steps);
    const losses = await this.#meanLosses(validation, signal);
    const trainingLosses = this.#lossSums.map((sum) => sum / this.#lossCount);
    this.evaluations.push({ step: this.stepsDone, trainingLosses, losses });
    this.#best.offer(this.stepsDone, losses, weights);
    this.#lossSums = this.#lossSums.map(() => 0);
    this.#lossCount = 0;
  }

  async writeCheckpoint(): Promise<void> {
    const vectors = this.#vectors.save();
    for (const { data } of vectors.values()) requireFinite(data as Float32Array, this.stepsDone);
    await writeCheckpoint(this.#options.checkpoint!.path, {
      ...this.#fingerprints(),
      step: this.stepsDone,
      lossSums: this.#lossSums,
      lossCount: this.#lossCount,
      evaluations: this.evaluations,
      records: this.#best.records,
      vectors,
      best: this.#best.weights,
    });
  }

  /** Goes on from the checkpoint where the options ask for it and there is one. */
  async resume(): Promise<void> {
    const { path = "", resume = false } = this.#options.checkpoint ?? {};
    if (!resume || !(await exists(path))) return;
    const saved = await readCheckpoint(path);
    const what = findMismatch(saved, {
      ...this.#fingerprints(),
      lossCount: this.#plan.steps.length,
      partCount: this.#best.partCount,
      vectors: this.#vectors.save(),
      weights: this.#vectors.weights(this.#plan.steps),
    });
    if (what !== undefined) throw tensorErrors.create("checkpoint-mismatch", { path, what });
    this.#restore(saved);
  }

  finish(): TrainingResult {
    const { records, weights } = this.#best;
    return {
      weights: records.length > 0 ? weights : copyWeights(this.#vectors.weights(this.#plan.steps)),
      steps: this.stepsDone,
      stoppedBy: this.#isExhausted ? "patience" : "steps",
      evaluations: this.evaluations,
      records,
    };
  }

  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await session.release();
  }

  /** Which update of its vectors a step plan makes now, counted from 1: some stand in a step more than once. */
  #countUpdates(index: number): number {
    const { steps } = this.#plan;
    const isSame = (plan: StepPlan) => plan === steps[index];
    return this.stepsDone * steps.filter(isSame).length + steps.slice(0, index + 1).filter(isSame).length;
  }

  #fingerprints(): { readonly fingerprint: string; readonly seed: string } {
    this.#fingerprint ??= fingerprintPlan(this.#plan);
    return { fingerprint: this.#fingerprint, seed: fingerprintSeed(this.#options.random) };
  }

  get #isExhausted(): boolean {
    return this.#best.isExhausted(this.#options.patience ?? Number.POSITIVE_INFINITY);
  }

  async #meanLosses(validation: ValidationPlan, signal: AbortSignal | undefined): Promise<number[]> {
    const session = this.#sessions.get(validation.model)!;
    const weights = [...this.#vectors.weights(this.#plan.steps)];
    const own = Object.fromEntries(weights.map(([name, tensor]) => [name, toTensorValue(tensor)]));
    const sums = new Array<number>(this.#best.partCount).fill(0);
    for (let batch = 0; batch < validation.batchCount; batch++) {
      throwIfCancelled(signal);
      const outputs = await session.run({ ...own, ...validation.feed(batch) });
      const losses = readLosses(outputs["losses"], this.stepsDone);
      for (const index of sums.keys()) sums[index]! += losses[index]! / validation.batchCount;
    }
    return sums;
  }

  #restore(saved: Checkpoint): void {
    this.stepsDone = saved.step;
    this.evaluations.push(...saved.evaluations);
    this.#lossSums = [...saved.lossSums];
    this.#lossCount = saved.lossCount;
    this.#vectors.restore(saved.vectors);
    this.#best.restore(saved.records, saved.best);
  }
}

function readLosses(output: TensorValue | undefined, step: number): Float32Array {
  const losses = output!.data as Float32Array;
  requireFinite(losses, step);
  return losses;
}

function requireFinite(values: Float32Array, step: number): void {
  for (const value of values)
    if (!Number.isFinite(value)) throw tensorErrors.create("training-diverged", { step });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
