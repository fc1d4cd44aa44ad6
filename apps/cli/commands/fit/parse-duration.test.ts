import { expect, test } from "vitest";
import { parseDuration } from "./parse-duration.ts";

test.each([
  ["60s", 60_000],
  ["2m", 120_000],
  ["1.5h", 5_400_000],
  ["250ms", 250],
  [" 90 ", 90_000],
  [".5 s", 500],
])("%j is %d ms", (text, durationMs) => expect(parseDuration(text)).toBe(durationMs));

test.each(["", "0s", "-1s", "soon", "1d", "1s2", "1e3s", "Infinity"])("%j is no duration", (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);
