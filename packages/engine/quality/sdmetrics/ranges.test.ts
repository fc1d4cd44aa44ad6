import { expect, test } from "vitest";
import { loadGoldenTables } from "../testing/golden-tables.ts";
import { computeDiagnosticReport } from "./diagnostic-report.ts";

/** Made by scripts/golden/sdmetrics/ranges.py. */
const cases = loadGoldenTables("sdmetrics-ranges.json.gz");

test("80 tables whose schema says what values may be: the package's Data Validity to nine digits", () => {
  let scores = 0;
  for (const { index, schema, real, synthetic, expected } of cases) {
    const databases = { real: new Map([["t", real]]), synthetic: new Map([["t", synthetic]]) };
    const { details, properties } = computeDiagnosticReport({ ...databases, schema });
    const theirs = expected.diagnostic.details["Data Validity"] ?? [];
    expect(details["Data Validity"]?.length).toBe(theirs.length);
    const agree = (where: string, one: unknown, other: unknown) => {
      const isClose = typeof one === "number" && typeof other === "number" && Math.abs(one - other) <= 1e-9;
      expect(isClose || one === other, `table ${index}, ${where}: ${one} and ${other}`).toBe(true);
    };
    for (const [at, row] of theirs.entries()) {
      const ours = details["Data Validity"]?.[at];
      const described = JSON.stringify(schema.tables["t"]?.columns[String(row["Column"])]);
      expect([ours?.["Column"], ours?.["Metric"]]).toEqual([row["Column"], row["Metric"]]);
      agree(`${row["Column"]} ${row["Metric"]} ${described}`, ours?.["Score"], row["Score"]);
      if (row["Score"] !== null) scores++;
    }
    agree("property", properties["Data Validity"], expected.diagnostic.properties["Data Validity"]);
  }
  expect(scores).toBeGreaterThan(400);
});
