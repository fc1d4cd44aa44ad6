import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { otherColumns } from "./testing/other-columns.ts";
import { guessPii } from "./testing/profile-of.ts";

const CONFIDENT = 0.6;
const ROWS = 150;

/** Twice each: once under the header that fits, once under one that says nothing. */
const cases = otherColumns.flatMap(([header, make]) => [
  [header, make] as const,
  [`c${header.length}`, make] as const,
]);

test("there are 200 columns at least", () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
});

test.each(cases)("%s holds nothing personal", (header, make) => {
  const random = new Random("other").stream(header);
  const guess = guessPii(
    header,
    Array.from({ length: ROWS }, (_, row) => make(random, row)),
  );
  if (guess?.schema.pii !== undefined)
    expect(guess.confidence, `${guess.schema.pii}: ${guess.evidence}`).toBeLessThanOrEqual(CONFIDENT);
});
