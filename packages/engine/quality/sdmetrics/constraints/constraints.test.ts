import { expect, test } from "vitest";
import { loadGoldenConstraints } from "../../testing/golden-constraints.ts";
import { computeDiagnosticReport } from "../diagnostic-report.ts";

const cases = loadGoldenConstraints();

test("every class of constraint: the package's scores to nine digits, its columns and parameters", () => {
  const judged = new Map<string, number>();
  for (const [index, { real, synthetic, schema, property, details }] of cases.entries()) {
    const report = computeDiagnosticReport({ real, synthetic, schema });
    const ours = report.details["Constraint Validity"] ?? [];
    expect(ours.length, `database ${index}`).toBe(details.length);
    expectClose(report.properties["Constraint Validity"], property, `database ${index}, property`);
    for (const [at, expected] of details.entries()) {
      const row = ours[at];
      const where = `database ${index}, ${at} ${JSON.stringify(expected.Parameters)}`;
      expect([row?.["Constraint"], row?.["Metric"]], where).toEqual([expected.Constraint, expected.Metric]);
      expect(plain(row?.["Parameters"]), where).toEqual(plain(expected.Parameters));
      expectClose(row?.["Score"], expected.Score, where);
      if (expected.Score === null) expect(row?.["Error"], where).toEqual(expect.any(String));
      else judged.set(expected.Constraint, (judged.get(expected.Constraint) ?? 0) + 1);
    }
  }
  expect(judged.size).toBe(17);
  expect(Math.min(...judged.values())).toBeGreaterThan(30);
});

function expectClose(one: unknown, other: number | null, where: string): void {
  const isClose = typeof one === "number" && other !== null && Math.abs(one - other) <= 1e-9;
  expect(isClose || one === other, `${where}: ${one} and ${other}`).toBe(true);
}

/** The function of a formula has a name in Python only. */
function plain(parameters: unknown): unknown {
  const { formula_function_name: _, ...rest } = { ...(parameters as Record<string, unknown>) };
  return rest;
}
