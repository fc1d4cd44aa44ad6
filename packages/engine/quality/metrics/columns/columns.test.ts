import { expect, test } from "vitest";
import { getColumn } from "../../../table/index.ts";
import { attemptScore } from "../../score.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../../sides/take-sides.ts";
import { type GoldenCase, loadGoldenTables } from "../../testing/golden-tables.ts";
import { columnMetrics } from "./index.ts";
import { computeKeyUniqueness } from "./key-uniqueness.ts";

const cases = loadGoldenTables();

function compute(
  { schema, real, synthetic }: GoldenCase,
  column: string,
  metric: (typeof columnMetrics)[number],
) {
  const sides = { real: getColumn(real, column), synthetic: getColumn(synthetic, column) };
  if (metric.takes === "column") return attemptScore(() => metric.compute(sides));
  const kind = scoredKind(schema.tables["t"]?.columns[column] as never);
  if (kind !== metric.takes) return undefined;
  return attemptScore(() => {
    if (metric.takes === "discrete") return metric.compute(takeDiscrete(sides.real, sides.synthetic));
    const taken = takeContinuous(sides.real, sides.synthetic);
    return taken === undefined ? Number.NaN : metric.compute(taken);
  });
}

test.each(columnMetrics.map((metric) => [metric.name, metric] as const))(
  "%s agrees with the package on 200 tables, and has none where it has none",
  (name, metric) => {
    let compared = 0;
    for (const golden of cases)
      for (const [column, scores] of Object.entries(golden.expected.columns)) {
        const theirs = scores[name];
        if (theirs === undefined) continue;
        const ours = compute(golden, column, metric);
        compared++;
        const where = `table ${golden.index}, ${column}: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`;
        if (typeof theirs === "number")
          expect(Math.abs((ours?.value ?? Number.NaN) - theirs), where).toBeLessThanOrEqual(1e-9);
        else expect(ours?.value, where).toBeNull();
      }
    expect(compared).toBeGreaterThan(300);
  },
);

test("KeyUniqueness agrees with the package", () => {
  for (const { expected, synthetic, index } of cases) {
    const theirs = expected.columns["key"]?.["KeyUniqueness"];
    if (typeof theirs === "number")
      expect(computeKeyUniqueness([getColumn(synthetic, "key")]), `table ${index}`).toBeCloseTo(theirs, 12);
  }
});
