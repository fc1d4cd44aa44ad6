import { expect, test, vi } from "vitest";
import { metricEntries } from "./metrics/index.ts";
import { listFaults, makeBadInputs } from "./testing/bad-input.ts";

/** Trees are grown by the thousand. */
vi.setConfig({ testTimeout: 120_000 });

/** As many rows as those that learn want. */
const cases = makeBadInputs(52);
const learners = metricEntries.filter(({ name }) =>
  /^(C2ST|TSTR|DiscriminatorAUC|BinaryClassifier|EqualizedOdds)/.test(name),
);

test.each(cases)("%s: a metric that learns answers a number or why there is none", async (_, input) => {
  expect(learners.length).toBeGreaterThan(9);
  expect(await listFaults(input, learners)).toEqual([]);
});
