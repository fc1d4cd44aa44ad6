import { join } from "node:path";
import { expect, test } from "vitest";
import { encodeModelFile, readModelFile } from "./index.ts";
import { findFixtureKind } from "./testing/find-fixture-kind.ts";
import { digestSample, fixtureFolder, listFixtures, readDigests } from "./testing/fixtures.ts";

test("every fixture has its digest", () => {
  expect(listFixtures()).toEqual(Object.keys(readDigests()).sort());
  expect(listFixtures()).toContain("version-1-ranges.semblance");
});

test.each(listFixtures())(
  "%s loads, draws what it drew when it was made, and is written again",
  async (name) => {
    const { generator, manifest } = await readModelFile(join(fixtureFolder, name), {
      findKind: findFixtureKind,
    });
    expect(await digestSample(generator)).toBe(readDigests()[name]);
    const { programVersion, createdAt } = manifest;
    const again = await encodeModelFile(generator, { programVersion, createdAt: new Date(createdAt) });
    expect(again.length).toBeGreaterThan(0);
  },
);
