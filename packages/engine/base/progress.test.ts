import { expect, test } from "vitest";
import { ProgressMeter, throwIfCancelled } from "./progress.ts";

test("a fired signal throws the coded error with its reason; none or a quiet one does not", () => {
  throwIfCancelled(undefined);
  const controller = new AbortController();
  throwIfCancelled(controller.signal);
  controller.abort("enough");
  expect(() => throwIfCancelled(controller.signal)).toThrow(
    expect.objectContaining({ code: "cancelled", cause: "enough" }),
  );
});

function makeMeter() {
  let nowMs = 1_000;
  const meter = new ProgressMeter(() => nowMs);
  return {
    meter,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

test("steady work: the rate is exact and the estimate is what is left", () => {
  const { meter, wait } = makeMeter();
  for (let done = 10; done < 100; done += 10) {
    wait(100);
    const { perSecond, etaMs } = meter.update({ done, total: 200 });
    expect(perSecond).toBeCloseTo(100, 9);
    expect(etaMs).toBeCloseTo((200 - done) * 10, 6);
  }
});

test("after a change of speed the rate follows within a few half-lives", () => {
  const { meter, wait } = makeMeter();
  let done = 0;
  for (let second = 0; second < 60; second += 1) {
    wait(1_000);
    done += second < 30 ? 100 : 10;
    meter.update({ done });
  }
  wait(1_000);
  const { perSecond, etaMs } = meter.update({ done: done + 10 });
  expect(perSecond).toBeGreaterThan(9.9);
  expect(perSecond).toBeLessThan(13);
  expect(etaMs).toBeUndefined();
});

test("before anything is done there is no estimate, and past the end none is negative", () => {
  const { meter, wait } = makeMeter();
  expect(meter.update({ done: 0, total: 10 })).toEqual({ perSecond: 0 });
  wait(1_000);
  expect(meter.update({ done: 12, total: 10 }).etaMs).toBe(0);
});
