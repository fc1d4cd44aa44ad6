import { expect, test } from "vitest";
import { columnFromValues } from "../../column/column-from-values.ts";
import type { ColumnProfile } from "../detection.ts";
import { findInText, piiDetectors, recognisers } from "./index.ts";
import { makeAdversarialTexts } from "./testing/adversarial-texts.ts";
import { profileOf } from "./testing/profile-of.ts";

/** Anything worse than linear would take minutes for a megabyte; the limit is that of a test run. */
const MEGABYTE = 1 << 20;
const texts = makeAdversarialTexts(MEGABYTE);

test.each(Object.entries(recognisers))(
  "%s refuses a megabyte of near misses",
  { timeout: 20_000 },
  (_, recognise) => {
    for (const text of texts) expect(recognise(text)).toBe(false);
  },
);

test("sentences of a megabyte are read once", { timeout: 60_000 }, () => {
  for (const text of texts) expect(findInText(text).size).toBeLessThan(3);
  expect([...findInText(`${"x ".repeat(MEGABYTE / 2)} write to jane@example.org`)]).toEqual([
    "e-mail addresses",
  ]);
});

/** As if a reader had not cut it. */
function profileOfUncut(text: string): ColumnProfile {
  return {
    table: "t",
    name: "email phone address name",
    words: ["name"],
    column: columnFromValues([text]),
    rowCount: 1,
    nullCount: 0,
    distinctCount: 1,
    sample: [{ text, count: 1 }],
  };
}

test.each(piiDetectors.map((detector) => [detector.name, detector] as const))(
  "the detector of %s answers for uncut cells",
  { timeout: 20_000 },
  (_, detector) => {
    for (const text of texts) expect(detector.detect(profileOfUncut(text))?.confidence ?? 0).toBeLessThan(1);
  },
);

test("hostile column names are read in no time", () => {
  for (const text of makeAdversarialTexts(20_000)) {
    const profile = profileOf(text, ["a", "b"]);
    for (const { detect } of piiDetectors) expect(detect(profile)?.confidence ?? 0).toBeLessThan(1);
  }
});
