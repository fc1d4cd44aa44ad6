import { expect, test } from "vitest";
import { getColumn } from "../../../table/index.ts";
import { attemptScore } from "../../score.ts";
import type { Sides } from "../../sides/sides.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../../sides/take-sides.ts";
import { type GoldenCase, loadGoldenTables } from "../../testing/golden-tables.ts";
import { contingencySimilarity } from "./contingency-similarity.ts";
import { continuousKlDivergence, discreteKlDivergence } from "./kl-divergence.ts";
import { spearmanSimilarity } from "./spearman-similarity.ts";

const cases = loadGoldenTables();

function takeSides({ schema, real, synthetic }: GoldenCase, column: string): Sides {
  const columns = [getColumn(real, column), getColumn(synthetic, column)] as const;
  if (scoredKind(schema.tables["t"]?.columns[column] as never) === "discrete")
    return takeDiscrete(...columns);
  return takeContinuous(...columns) as Sides;
}

test.each(
  [contingencySimilarity, continuousKlDivergence, discreteKlDivergence, spearmanSimilarity].map(
    (metric) => [metric.name, metric] as const,
  ),
)("%s agrees with the package on all pairs of columns of 200 tables", (name, metric) => {
  let compared = 0;
  for (const golden of cases)
    for (const [pair, scores] of Object.entries(golden.expected.pairs)) {
      const theirs = scores[name];
      // Times are named dat_…
      if (theirs === undefined || (metric.withoutTimes && pair.includes("dat_"))) continue;
      const [one, other] = pair.split("|").map((column) => takeSides(golden, column)) as [Sides, Sides];
      if (!metric.takes(one, other)) continue;
      const ours = attemptScore(() => metric.compute(one, other));
      const where = `table ${golden.index}, ${pair}: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`;
      if (typeof theirs === "number") {
        compared++;
        expect(Math.abs((ours.value ?? Number.NaN) - theirs), where).toBeLessThanOrEqual(1e-9);
      } else if (theirs === null) expect(ours.value, where).toBeNull();
    }
  expect(compared).toBeGreaterThan(150);
});
