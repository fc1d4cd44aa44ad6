import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { Database, Schema } from "../../table/index.ts";
import { listColumnShapes } from "./column-shapes.ts";
import { defaultThresholds, listPairTrends, type TrendThresholds } from "./pair-trends.ts";
import { assembleReport, type DetailRow, type SdReport } from "./report.ts";
import { takeTableSides } from "./table-sides.ts";

export interface QualityInput {
  readonly real: Database;
  readonly synthetic: Database;
  readonly schema: Schema;
}

/** SDMetrics' QualityReport (0.32.0): Column Shapes and Column Pair Trends of every table. */
export function computeQualityReport(
  { real, synthetic, schema }: QualityInput,
  thresholds: TrendThresholds = defaultThresholds,
  context: WorkContext = {},
): SdReport {
  const shapes: DetailRow[] = [];
  const trends: DetailRow[] = [];
  for (const [name, table] of Object.entries(schema.tables)) {
    const [realTable, syntheticTable] = [real.get(name), synthetic.get(name)];
    if (realTable === undefined || syntheticTable === undefined) continue;
    const sides = takeTableSides(realTable, syntheticTable, table);
    shapes.push(...listColumnShapes(sides));
    for (const row of listPairTrends(sides, thresholds)) {
      trends.push(row);
      if (trends.length % 1_000 === 0) throwIfCancelled(context.signal);
    }
  }
  return assembleReport({ "Column Shapes": shapes, "Column Pair Trends": trends });
}
