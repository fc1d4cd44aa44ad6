import { expect, test } from "vitest";
import { openStageLine } from "./stage-line.ts";

const stages = {
  read: { title: "Reading", weight: 1, unit: "bytes" },
  fit: { title: "Fitting", weight: 3, unit: "steps" },
};

function watch() {
  const shown: string[] = [];
  let nowMs = 0;
  const line = { show: (makeText: () => string) => shown.push(makeText()) };
  const stageLine = openStageLine({ line, stages, signal: new AbortController().signal, nowMs: () => nowMs });
  return { shown, stageLine, wait: (ms: number) => (nowMs += ms) };
}

test("all stages together tell how much is done and how long the rest takes", async () => {
  const { shown, stageLine, wait } = watch();
  await stageLine.run("read", async () => wait(10_000));
  await stageLine.run("fit", async ({ onProgress }) => {
    wait(10_000);
    onProgress?.({ phase: "training", done: 1, total: 3, unit: "steps" });
  });
  expect(shown).toEqual([
    "Reading · 0 %",
    "Fitting · 25 % · 30 s left",
    "Fitting · training · 50 % · 20 s left",
  ]);
});

test("what is counted in other units, or starts again, moves nothing back", async () => {
  const { shown, stageLine, wait } = watch();
  wait(1_000);
  await stageLine.run("fit", async ({ onProgress }) => {
    onProgress?.({ phase: "encoding", done: 9, total: 9, unit: "columns" });
    onProgress?.({ phase: "training", done: 2, total: 3, unit: "steps" });
    onProgress?.({ phase: "again", done: 1, total: 3, unit: "steps" });
  });
  expect(shown.map((text) => /(\d+) %/.exec(text)?.[1])).toEqual(["0", "0", "50", "50"]);
});

test("stages that run side by side add up, and a stage that fails stays undone", async () => {
  const { shown, stageLine } = watch();
  const failure = stageLine.run("fit", async () => Promise.reject(new Error("broken")));
  await stageLine.run("read", async () => {});
  await expect(failure).rejects.toThrow("broken");
  expect(shown.at(-1)).toBe("Reading · 0 %");
});
