import { expect, test } from "vitest";
import { findNearest } from "./nearest-name.ts";

const names = ["SEMBLANCE_PORT", "SEMBLANCE_HOST", "SEMBLANCE_LOG_LEVEL"];

test.each([
  ["SEMBLANCE_PROT", "SEMBLANCE_PORT"],
  ["SEMBLANCE_LOGLEVEL", "SEMBLANCE_LOG_LEVEL"],
  ["SEMBLANCE_HOSTS", "SEMBLANCE_HOST"],
  ["SEMBLANCE_ADDRESS_BOOK", undefined],
])("%s most likely means %s", (name, expected) => {
  expect(findNearest(name, names)).toBe(expected);
});

test("there is nothing near among nothing", () => {
  expect(findNearest("a", [])).toBeUndefined();
});
