import { expect, test } from "vitest";
import { describeProgress, formatDuration, openProgressLine } from "./progress-line.ts";

function watch(isTerminal: boolean) {
  const written: string[] = [];
  let nowMs = 0;
  const screen = { isTerminal, columns: 60, write: (text: string) => written.push(text) };
  const line = openProgressLine(screen, () => nowMs);
  const tell = (atMs: number, done: number) => {
    nowMs = atMs;
    line.listen({ phase: "Reading", done, total: 1_000, unit: "rows" });
  };
  return { written, line, tell };
}

test("a terminal sees one line, rewritten at most ten times a second and removed in the end", () => {
  const { written, line, tell } = watch(true);
  for (let ms = 0; ms <= 1_000; ms += 10) tell(ms, ms);
  line.clear();
  expect(written).toHaveLength(11);
  expect(written[0]?.startsWith("\r\u{1b}[KReading: 100 of 1,000 rows")).toBe(true);
  expect(written.at(-1)).toBe("\r\u{1b}[K");
  expect(written.every((text) => text.length < 70)).toBe(true);
});

test("a log sees a plain line every five seconds", () => {
  const { written, line, tell } = watch(false);
  for (let ms = 0; ms <= 11_000; ms += 100) tell(ms, ms / 20);
  line.clear();
  expect(written).toHaveLength(2);
  expect(written[0]).toMatch(/^Reading: 250 of 1,000 rows · 50 rows\/s · 1[56] s left\n$/);
});

test("what is not known is not said", () => {
  expect(describeProgress({ phase: "Reading", done: 3, unit: "files" }, 0)).toBe("Reading: 3 files");
  expect([400, 61_000, 3_700_000].map(formatDuration)).toEqual(["1 s", "1 min 1 s", "1 h 1 min"]);
});
