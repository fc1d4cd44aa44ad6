import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isSemblanceError, Random } from "../../base/index.ts";
import { openSession } from "../runtime/session.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { runTraining } from "./run-training.ts";
import { type ClassifierData, createTraining } from "./testing/plan-classifier.ts";
import type {
  TrainingContext,
  TrainingOptions,
  TrainingProgress,
  TrainingResult,
} from "./training-options.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Validations and checkpoints at steps that share no rhythm with epochs of eight steps or each other. */
const options = (given: Partial<TrainingOptions> = {}): TrainingOptions => ({
  random: new Random("training").save(),
  maxSteps: 60,
  validateEverySteps: 7,
  threads: 1,
  ...given,
});

const train = (data: ClassifierData, given: Partial<TrainingOptions> = {}, context: TrainingContext = {}) =>
  runTraining(createTraining(data), options(given), context);

const bytesOf = ({ weights }: TrainingResult) =>
  [...weights].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString("hex")]);

test("a network learns, and the best of its validations is what is kept", async () => {
  const result = await train({}, { maxSteps: 300, validateEverySteps: 20 });
  const losses = result.evaluations.map((evaluation) => evaluation.losses[0]!);
  expect(losses).toHaveLength(15);
  expect(losses[0]).toBeGreaterThan(0.3);
  expect(Math.min(...losses)).toBeLessThan(0.25);
  expect(result.records).toMatchObject([{ loss: Math.min(...losses) }]);
  expect(result.records[0]!.step).toBe(result.evaluations[losses.indexOf(Math.min(...losses))]!.step);
});

/** A clock that stands a bit later each time that it is looked at. */
function makeClock(tickMs: number): () => number {
  let clockMs = 0;
  return () => {
    clockMs += tickMs;
    return clockMs;
  };
}

test("an evaluation tells the mean of the training losses since the one before", async () => {
  const stepLosses: number[] = [];
  const onProgress = ({ trainingLosses }: TrainingProgress) => stepLosses.push(trainingLosses[0]!);
  const { evaluations } = await train({}, { maxSteps: 21 }, { nowMs: makeClock(1_000), onProgress });
  expect(stepLosses).toHaveLength(21);
  for (const [index, { step, trainingLosses }] of evaluations.entries()) {
    expect(step).toBe(7 * (index + 1));
    const window = stepLosses.slice(step - 7, step);
    expect(trainingLosses[0]).toBeCloseTo(window.reduce((sum, loss) => sum + loss, 0) / 7, 10);
  }
});

test("the same seed gives the same bytes with one and two threads, another seed others", async () => {
  // Wide enough that two threads share its products and sums.
  const wide = { hidden: 2_000 };
  const [one, two, other] = [
    await train(wide, { maxSteps: 20 }),
    await train(wide, { maxSteps: 20, threads: 2 }),
    await train(wide, { maxSteps: 20, random: new Random("other").save() }),
  ];
  expect(bytesOf(two)).toEqual(bytesOf(one));
  expect(two.evaluations).toEqual(one.evaluations);
  expect(bytesOf(other)).not.toEqual(bytesOf(one));
});

test("a training that broke off goes on from its checkpoint to the bit", async () => {
  const checkpoint = { path: join(folder, "resumed"), everySteps: 11, resume: true };
  const whole = await train({});
  const failing = train({ mishap: { step: 40, kind: "throw" } }, { checkpoint });
  await expect(failing).rejects.toThrowError("a defect of the plan");
  expect((await readCheckpoint(checkpoint.path)).step).toBe(33);
  const rates: number[] = [];
  const context = { nowMs: makeClock(25), onProgress: (at: TrainingProgress) => rates.push(at.perSecond) };
  const resumed = await train({}, { checkpoint }, context);
  expect(bytesOf(resumed)).toEqual(bytesOf(whole));
  expect(resumed).toEqual(whole);
  // What was done before does not count as speed: a look at the clock takes 25 ms, a step at least one look.
  expect(Math.max(...rates)).toBeLessThanOrEqual(40);
});

test("the best weights of before go on too", async () => {
  const given = { maxSteps: 5_000, patience: 4 };
  const whole = await train({ learningRate: 3 }, given);
  const step = whole.records[0]!.step + 10;
  const checkpoint = { path: join(folder, "patient"), everySteps: 9, resume: true };
  const failing = train({ learningRate: 3, mishap: { step, kind: "throw" } }, { ...given, checkpoint });
  await expect(failing).rejects.toThrowError("a defect of the plan");
  expect(await train({ learningRate: 3 }, { ...given, checkpoint })).toEqual(whole);
});

test("a loss that is no number stops the training, names the step and leaves the last good checkpoint", async () => {
  const checkpoint = { path: join(folder, "poisoned"), everySteps: 10 };
  await expect(train({ mishap: { step: 28, kind: "poison" } }, { checkpoint })).rejects.toMatchObject({
    code: "training-diverged",
    values: { step: 28 },
  });
  const { step, vectors } = await readCheckpoint(checkpoint.path);
  expect(step).toBe(20);
  for (const { data } of vectors.values()) expect((data as Float32Array).every(Number.isFinite)).toBe(true);
});

test("weights that overflow never reach a checkpoint, even before a loss shows it", async () => {
  const plan = createTraining({});
  const steps = plan.steps.map((step) => ({
    ...step,
    learningRate: (at: number) => (at === 20 ? 1e39 : 0.01),
  }));
  const checkpoint = { path: join(folder, "overflow"), everySteps: 10 };
  await expect(runTraining({ ...plan, steps }, options({ checkpoint }))).rejects.toMatchObject({
    code: "training-diverged",
    values: { step: 20 },
  });
  expect((await readCheckpoint(checkpoint.path)).step).toBe(10);
});

test("training stops when patience is out", async () => {
  const result = await train({ learningRate: 3 }, { maxSteps: 5_000, patience: 3 });
  expect(result.stoppedBy).toBe("patience");
  expect(result.steps).toBeLessThan(5_000);
  expect(result.records).toMatchObject([{ worse: 3, step: result.steps - 3 * 7 }]);
});

test("a cancelled training stops between two steps", async () => {
  const controller = new AbortController();
  const onProgress = () => controller.abort();
  const cancelled = train({}, {}, { signal: controller.signal, onProgress });
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
});

test("progress tells steps, rate and the time that is left", async () => {
  const seen: [number, number, number | undefined][] = [];
  await train(
    {},
    {},
    {
      nowMs: makeClock(25),
      onProgress: ({ done, perSecond, etaMs }) => seen.push([done, perSecond, etaMs]),
    },
  );
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.at(-1)).toEqual([60, expect.any(Number), 0]);
  for (const [done, perSecond, etaMs] of seen) expect(etaMs).toBeCloseTo(((60 - done) * 1_000) / perSecond);
});

test("a checkpoint of another training is refused and says what differs", async () => {
  const checkpoint = { path: join(folder, "other"), everySteps: 10, resume: true };
  await train({}, { checkpoint });
  const mismatch = (what: string) => ({ code: "checkpoint-mismatch", values: { what } });
  await expect(train({ hidden: 8 }, { checkpoint })).rejects.toMatchObject(mismatch("graphs or sizes"));
  const random = new Random("other").save();
  await expect(train({}, { checkpoint, random })).rejects.toMatchObject(mismatch("seed"));
  await writeFile(checkpoint.path, "no checkpoint");
  await expect(train({}, { checkpoint })).rejects.toMatchObject({ code: "safetensors-invalid" });
});

test("a changed checkpoint goes on or is refused by a code, never otherwise", async () => {
  const checkpoint = { path: join(folder, "changed"), everySteps: 10, resume: true };
  await train({}, { checkpoint, maxSteps: 10 });
  const sound = await readFile(checkpoint.path);
  const plan = createTraining({});
  // Held open here, so that each run shares the sessions.
  const models = [plan.steps[0]!.step.model, plan.validation!.model];
  const held = await Promise.all(models.map((model) => openSession(model, { threads: 1 })));
  const codes = new Set<string>();
  const change = fc.record({
    at: fc.integer({ min: 0, max: 2_000 }),
    byte: fc.integer({ min: 32, max: 125 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
      const bytes = Buffer.from(sound);
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      await writeFile(checkpoint.path, bytes);
      await runTraining(plan, options({ checkpoint: { ...checkpoint, everySteps: 99 }, maxSteps: 11 })).catch(
        (error: unknown) => {
          if (!isSemblanceError(error)) throw error;
          codes.add(error.code);
        },
      );
    }),
    { numRuns: 150 },
  );
  for (const session of held) await session.release();
  const expected = ["checkpoint-invalid", "checkpoint-mismatch", "safetensors-invalid", "training-diverged"];
  expect(expected).toEqual(expect.arrayContaining([...codes]));
  expect(codes.size).toBeGreaterThan(1);
});

test.each([
  ["rows", { rowCount: 0 }, {}, "rowCount"],
  ["batches", { batchSize: 1.5 }, {}, "batchSize"],
  ["steps", {}, { maxSteps: -1 }, "maxSteps"],
  ["the rhythm of validation", {}, { validateEverySteps: 0 }, "validateEverySteps"],
])("a plan with a wrong number of %s is refused", async (_name, change, given, word) => {
  await expect(runTraining({ ...createTraining({}), ...change }, options(given))).rejects.toMatchObject({
    code: "training-plan-invalid",
    message: expect.stringContaining(word),
  });
});

test("parts that do not fit the model are refused", async () => {
  const plan = createTraining({});
  const part = { name: "p", ranges: [{ vector: "parameters", start: 0, end: 1e6 }] };
  const validation = { ...plan.validation!, parts: [part] };
  await expect(runTraining({ ...plan, validation }, options())).rejects.toMatchObject({
    code: "training-plan-invalid",
  });
});
