import { expect, test } from "vitest";
import { isSemblanceError } from "../base/index.ts";
import { evaluate } from "./evaluate.ts";
import { type EvaluationInput, metricEntries } from "./metrics/index.ts";
import type { SdReport } from "./sdmetrics/report.ts";
import { listFaults, makeBadInputs } from "./testing/bad-input.ts";

/** Too few for those that learn, which have a test of their own. */
const cases = makeBadInputs(24);

test.each(cases)("%s: every metric answers a number or why there is none", async (_, input) => {
  expect(await listFaults(input, metricEntries)).toEqual([]);
});

function listReportFaults(report: SdReport): string[] {
  const faults: string[] = [];
  const isNumberOrNull = (value: unknown) => value === null || Number.isFinite(value);
  for (const [name, value] of Object.entries({ ...report.properties, score: report.score }))
    if (!isNumberOrNull(value)) faults.push(`${name} is ${value}`);
  for (const [property, rows] of Object.entries(report.details))
    for (const row of rows) {
      const { Score, Error: reason } = row;
      const explained =
        typeof reason === "string" || row["Meets Threshold?"] === false || row["Real Correlation"] === 0;
      if (!isNumberOrNull(Score) || (Score === null && !explained))
        faults.push(`${property}: ${JSON.stringify(row)}`);
    }
  return faults;
}

test.each(cases)("%s: the reports answer", async (name, input) => {
  const reports = await attemptReports(input);
  if (typeof reports !== "string") expect(reports.flatMap(listReportFaults)).toEqual([]);
  else {
    expect(reports).toMatch(/^no-common-(table|column)$/);
    expect(name).toMatch(/columns|no table/);
  }
});

async function attemptReports(input: EvaluationInput): Promise<SdReport[] | string> {
  try {
    const { sdmetrics } = await evaluate(input, { metrics: ["KSComplement"] });
    return [sdmetrics.quality.default, sdmetrics.quality.zero, sdmetrics.diagnostic];
  } catch (error) {
    if (isSemblanceError(error)) return error.code;
    throw error;
  }
}
