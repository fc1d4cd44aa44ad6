import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Random } from "../../base/index.ts";
import { runTraining } from "./run-training.ts";
import { type ClassifierData, createTraining } from "./testing/plan-classifier.ts";
import { trainInChild } from "./train-in-child.ts";
import type { TrainingContext, TrainingOptions } from "./training-options.ts";

vi.setConfig({ testTimeout: 60_000 });

const module = new URL("./testing/plan-classifier.ts", import.meta.url).href;
const ENDLESS = 1e9;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "child-"));
});
afterAll(() => rm(folder, { recursive: true }));

const options = (given: Partial<TrainingOptions> = {}): TrainingOptions => ({
  random: new Random("child").save(),
  maxSteps: 200,
  threads: 1,
  ...given,
});

const train = (data: ClassifierData, given: Partial<TrainingOptions> = {}, context: TrainingContext = {}) =>
  trainInChild({ module, data, options: options(given) }, context);

const isAlive = (processId: number) => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

test("a child learns what its parent would have, while the parent's event loop turns", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  const done: number[] = [];
  const result = await train({}, {}, { onProgress: (progress) => done.push(progress.done) });
  clearInterval(timer);
  expect(result.evaluations.at(-1)!.losses[0]).toBeLessThan(0.3);
  expect(result).toEqual(await runTraining(createTraining({}), options()));
  expect(ticks).toBeGreaterThan(20);
  expect(done.at(-1)).toBe(200);
});

test.each([
  ["that trains", {}],
  ["that does not answer", { mishap: { step: 1, kind: "block" } }],
] as const)("a child %s is gone when its cancellation is told", async (_name, mishap) => {
  const processIdPath = join(folder, "cancelled.pid");
  const controller = new AbortController();
  const cancelled = train({ ...mishap, processIdPath }, { maxSteps: ENDLESS }, { signal: controller.signal });
  await Promise.all([
    expect(cancelled).rejects.toMatchObject({ code: "cancelled" }),
    vi
      .waitFor(async () => expect(Number(await readFile(processIdPath, "utf8"))).toBeGreaterThan(0), 20_000)
      .then(() => new Promise((resolve) => setTimeout(resolve, 300)))
      .then(() => controller.abort()),
  ]);
  expect(isAlive(Number(await readFile(processIdPath, "utf8")))).toBe(false);
  await rm(processIdPath);
});

test("nothing is started for a signal that has fired", async () => {
  const processIdPath = join(folder, "never.pid");
  const cancelled = train({ processIdPath }, {}, { signal: AbortSignal.abort() });
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  expect(await readdir(folder)).not.toContain("never.pid");
});

test("a child that is killed is a coded error, and its checkpoint goes on to the bit", async () => {
  const checkpoint = { path: join(folder, "checkpoint"), everySteps: 30, resume: true };
  const killed = train({ mishap: { step: 100, kind: "kill" } }, { checkpoint });
  await expect(killed).rejects.toMatchObject({ code: "training-process-died", values: { how: "SIGKILL" } });
  expect((await readdir(folder)).filter((name) => name.startsWith("checkpoint"))).toEqual(["checkpoint"]);
  const resumed = await train({}, { checkpoint });
  expect(resumed).toEqual(await runTraining(createTraining({}), options()));
});

test("errors cross the process with their codes, defects with their cause", async () => {
  await expect(train({ mishap: { step: 9, kind: "poison" } })).rejects.toMatchObject({
    code: "training-diverged",
    values: { step: 9 },
    message: expect.stringContaining("step 9"),
  });
  await expect(train({ mishap: { step: 3, kind: "throw" } })).rejects.toMatchObject({
    code: "training-failed",
    cause: { message: expect.stringContaining("a defect of the plan") },
  });
  const other = new URL("./training-options.ts", import.meta.url).href;
  const planless = trainInChild({ module: other, data: {}, options: options() });
  await expect(planless).rejects.toMatchObject({ code: "training-plan-invalid" });
  const unsendable = trainInChild({ module, data: { learningRate: () => 1 }, options: options() });
  await expect(unsendable).rejects.toMatchObject({ code: "training-plan-invalid" });
  const listener = () => {
    throw new RangeError("of the listener");
  };
  await expect(train({}, {}, { onProgress: listener })).rejects.toThrowError("of the listener");
});

test("a child ends itself when its parent is killed", async () => {
  const processIdPath = join(folder, "orphan.pid");
  const job = { module, data: { processIdPath }, options: options({ maxSteps: ENDLESS }) };
  const url = new URL("./train-in-child.ts", import.meta.url).href;
  const script = `import { trainInChild } from ${JSON.stringify(url)};
    await trainInChild(${JSON.stringify(job)});`;
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "ignore" });
  const child = await vi.waitFor(async () => {
    const processId = Number(await readFile(processIdPath, "utf8"));
    expect(isAlive(processId)).toBe(true);
    return processId;
  }, 20_000);
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(child)).toBe(false), 10_000);
});
