import { expect, test } from "vitest";
import { loadGoldenTables } from "../testing/golden-tables.ts";
import { defaultThresholds, zeroThresholds } from "./pair-trends.ts";
import { computeQualityReport } from "./quality-report.ts";

const cases = loadGoldenTables();
const compared = ["Score", "Real Correlation", "Synthetic Correlation", "Real Association"];

test.each([
  ["default", defaultThresholds],
  ["zero", zeroThresholds],
] as const)("200 tables: the package's scores to nine digits, thresholds %s", (mode, thresholds) => {
  let values = 0;
  for (const { index, schema, real, synthetic, expected } of cases) {
    const theirs = expected.quality[mode];
    const databases = { real: new Map([["t", real]]), synthetic: new Map([["t", synthetic]]) };
    const ours = computeQualityReport({ ...databases, schema }, thresholds);
    const agree = (where: string, one: unknown, other: unknown) => {
      values++;
      const close = typeof one === "number" && typeof other === "number" && Math.abs(one - other) <= 1e-9;
      expect(
        close || (one ?? null) === (other ?? null),
        `table ${index}, ${where}: ${one} and ${other}`,
      ).toBe(true);
    };
    agree("score", ours.score, theirs.score);
    for (const [property, rows] of Object.entries(theirs.details)) {
      agree(property, ours.properties[property], theirs.properties[property]);
      expect(ours.details[property]?.length).toBe(rows.length);
      for (const [at, row] of rows.entries())
        for (const key of compared.filter((key) => key in row))
          agree(`${property} ${at} ${key}`, ours.details[property]?.[at]?.[key], row[key]);
    }
  }
  expect(values).toBeGreaterThan(6_000);
});
