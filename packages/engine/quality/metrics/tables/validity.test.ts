import { expect, test } from "vitest";
import { computeDiagnosticReport } from "../../sdmetrics/diagnostic-report.ts";
import { loadGoldenTables } from "../../testing/golden-tables.ts";
import { metricEntries } from "../index.ts";

const judged = ["KeyUniqueness", "DatetimeFormatAdherence", "RegexFormatAdherence", "TableStructure"];

test("entries answer what the diagnostic report says, column by column", async () => {
  let compared = 0;
  for (const { real, synthetic, schema } of loadGoldenTables()) {
    const input = { real: new Map([["t", real]]), synthetic: new Map([["t", synthetic]]), schema };
    const { details } = computeDiagnosticReport(input);
    for (const entry of metricEntries.filter(({ name }) => judged.includes(name))) {
      const { parts = {} } = await entry.compute({ ...input, seed: 1 }, {});
      for (const row of Object.values(details)
        .flat()
        .filter(({ Metric }) => Metric === entry.name)) {
        const part = row["Column"] === undefined ? "t" : `t.${row["Column"]}`;
        expect(parts[part]?.value, `${entry.name} ${part}`).toBe(row["Score"]);
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(300);
});
