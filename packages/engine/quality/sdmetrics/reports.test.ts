import { expect, test } from "vitest";
import { type GoldenCase, loadGoldenTables } from "../testing/golden-tables.ts";
import { computeDiagnosticReport } from "./diagnostic-report.ts";
import { defaultThresholds, zeroThresholds } from "./pair-trends.ts";
import { computeQualityReport } from "./quality-report.ts";

const cases = loadGoldenTables();
const compared = ["Score", "Real Correlation", "Synthetic Correlation", "Real Association"];

test.each([
  ["quality, default thresholds", (golden: GoldenCase) => golden.expected.quality.default, defaultThresholds],
  ["quality, thresholds 0", (golden: GoldenCase) => golden.expected.quality.zero, zeroThresholds],
  ["diagnostic", (golden: GoldenCase) => golden.expected.diagnostic, undefined],
] as const)("200 tables: the package's scores to nine digits: %s", (_name, take, thresholds) => {
  let values = 0;
  for (const golden of cases) {
    const { index, schema, real, synthetic } = golden;
    const theirs = take(golden);
    const databases = { real: new Map([["t", real]]), synthetic: new Map([["t", synthetic]]) };
    const ours =
      thresholds === undefined
        ? computeDiagnosticReport({ ...databases, schema })
        : computeQualityReport({ ...databases, schema }, thresholds);
    const agree = (where: string, one: unknown, other: unknown) => {
      values++;
      const close = typeof one === "number" && typeof other === "number" && Math.abs(one - other) <= 1e-9;
      expect(
        close || (one ?? null) === (other ?? null),
        `table ${index}, ${where}: ${one} and ${other}`,
      ).toBe(true);
    };
    // The stored tables do not tell pandas' types apart, which Data Structure compares.
    if (thresholds !== undefined) agree("score", ours.score, theirs.score);
    for (const [property, rows] of Object.entries(theirs.details)) {
      if (property === "Data Structure") continue;
      agree(property, ours.properties[property], theirs.properties[property]);
      expect(ours.details[property]?.length).toBe(rows.length);
      for (const [at, row] of rows.entries())
        for (const key of compared.filter((key) => key in row))
          agree(`${property} ${at} ${key}`, ours.details[property]?.[at]?.[key], row[key]);
    }
  }
  expect(values).toBeGreaterThan(1_400);
});
