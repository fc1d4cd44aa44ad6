import { defineErrors } from "@semblance/engine/base";
import { expect, test } from "vitest";
import { openLog } from "../log.ts";
import { type NeededPart, Readiness } from "./readiness.ts";

const partErrors = defineErrors({ "part-gone": { message: "Gone.", todo: "Bring it back." } });

function openReadiness(checks: readonly NeededPart[], lines: string[] = []): Readiness {
  const log = openLog({ logLevel: "warn" }, { write: (line) => void lines.push(line) });
  let ms = 0;
  return new Readiness({ checks, timeoutMs: 20, nowMs: () => ms++, log });
}

test("each part answers for itself, with its code and the time it took", async () => {
  const lines: string[] = [];
  const readiness = openReadiness(
    [
      { name: "database", check: async () => {} },
      { name: "queue", check: () => Promise.reject(partErrors.create("part-gone")) },
    ],
    lines,
  );
  expect(await readiness.check()).toEqual([
    { name: "database", state: "ok", latencyMs: expect.any(Number) },
    { name: "queue", state: "failed", latencyMs: expect.any(Number), code: "part-gone" },
  ]);
  expect(lines.join("")).toContain('"part":"queue"');
});

test("a part that never answers is given up on, and told so", async () => {
  let given: AbortSignal | undefined;
  const readiness = openReadiness([
    {
      name: "database",
      check(signal) {
        given = signal;
        return new Promise(() => {});
      },
    },
  ]);
  expect(await readiness.check()).toMatchObject([{ name: "database", state: "failed" }]);
  expect(given?.aborted).toBe(true);
});

test("a part that throws at once has failed like any other", async () => {
  const readiness = openReadiness([
    {
      name: "queue",
      check() {
        throw new Error("at once");
      },
    },
  ]);
  expect(await readiness.check()).toMatchObject([{ state: "failed" }]);
});

test("callers at the same time share one round of questions, later ones get a new one", async () => {
  let asked = 0;
  const readiness = openReadiness([{ name: "database", check: async () => void asked++ }]);
  await Promise.all([readiness.check(), readiness.check(), readiness.check()]);
  expect(asked).toBe(1);
  await readiness.check();
  expect(asked).toBe(2);
});
