import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { Database, Schema } from "../../table/index.ts";
import { describeCardinality } from "./cardinality.ts";
import { listColumnShapes } from "./column-shapes.ts";
import { listIntertableTrends } from "./intertable-trends.ts";
import { defaultThresholds, listPairTrends, type TrendThresholds } from "./pair-trends.ts";
import { linkRelationships } from "./relationships.ts";
import { assembleReport, type DetailRow, type SdReport } from "./report.ts";
import { type TableSides, takeTableSides } from "./table-sides.ts";

export interface QualityInput {
  readonly real: Database;
  readonly synthetic: Database;
  readonly schema: Schema;
}

/** SDMetrics' QualityReport (0.32.0); the properties between tables are there when there are several. */
export function computeQualityReport(
  input: QualityInput,
  thresholds: TrendThresholds = defaultThresholds,
  context: WorkContext = {},
): SdReport {
  return computeQualityReports(input, [thresholds], context)[0] as SdReport;
}

/** One report for each mode, for little more than the price of one. */
export function computeQualityReports(
  { real, synthetic, schema }: QualityInput,
  modes: readonly TrendThresholds[],
  context: WorkContext = {},
): SdReport[] {
  const tables = new Map<string, TableSides>();
  for (const [name, table] of Object.entries(schema.tables)) {
    const sides = [real.get(name), synthetic.get(name)] as const;
    if (sides[0] !== undefined && sides[1] !== undefined)
      tables.set(name, takeTableSides(sides[0], sides[1], table));
  }
  const shapes = [...tables.values()].flatMap(listColumnShapes);
  const trends = collect(
    [...tables.values()].map((sides) => listPairTrends(sides, modes)),
    context,
  );
  if (Object.keys(schema.tables).length < 2)
    return modes.map((_, mode) =>
      assembleReport({ "Column Shapes": shapes, "Column Pair Trends": takeMode(trends, mode) }),
    );
  const relationships = [...linkRelationships(schema, real, synthetic)];
  const cardinality = relationships.map(describeCardinality);
  const between = collect(
    relationships.map((relationship) => listIntertableTrends(relationship, tables, modes)),
    context,
  );
  return modes.map((_, mode) =>
    assembleReport({
      "Column Shapes": shapes,
      "Column Pair Trends": takeMode(trends, mode),
      Cardinality: cardinality,
      "Intertable Trends": takeMode(between, mode),
    }),
  );
}

function takeMode(rows: readonly DetailRow[][], mode: number): DetailRow[] {
  return rows.map((modes) => modes[mode] as DetailRow);
}

function collect(sources: readonly Iterable<DetailRow[]>[], { signal }: WorkContext): DetailRow[][] {
  const rows: DetailRow[][] = [];
  for (const source of sources)
    for (const row of source) {
      rows.push(row);
      if (rows.length % 100 === 0) throwIfCancelled(signal);
    }
  return rows;
}
