import { afterAll, expect, test } from "vitest";
import { FuzzBench } from "./testing/fuzz/fuzz-reading.ts";
import { makeParsers } from "./testing/fuzz/seed-files.ts";

/** `npm run torture -- files` makes thousands of each. */
const FILES = 60;

const bench = new FuzzBench({
  seed: "test",
  first: 0,
  files: FILES,
  workers: 2,
  memoryMb: 512,
  timeoutMs: 20_000,
});
afterAll(() => bench.close());

test.each(await makeParsers())("broken files end in a table or a code: $name", async (parser) => {
  const report = await bench.fuzz(parser);
  expect(report.broken).toEqual([]);
  expect(report.files).toBe(FILES);
  expect(report.outcomes.get("table")).toBeGreaterThanOrEqual(parser.seeds.length);
  for (const outcome of ["reader-out-of-time", "reader-died", "reader-out-of-memory"])
    expect(report.outcomes.has(outcome), outcome).toBe(false);
  expect(report.grownMb).toBeLessThan(256);
});
