/**
 * @file The ceiling: what fresh real rows would score in the twin's place. Small tables agree less by chance alone,
 * so held-out and synthetic rows are brought to one size before their distributions and pairs are compared with it;
 * what hangs on relationships is compared whole, for a draw of rows would tear parents from children.
 */
import { isSemblanceError, Random, type WorkContext } from "../../base/index.ts";
import { type Database, type Schema, takeRows } from "../../table/index.ts";
import { drawRows } from "../metrics/classifiers/draw-rows.ts";
import { type EvaluationInput, metricEntries } from "../metrics/index.ts";
import { computeDiagnosticReport } from "../sdmetrics/diagnostic-report.ts";
import { zeroThresholds } from "../sdmetrics/pair-trends.ts";
import { computeQualityReport } from "../sdmetrics/quality-report.ts";
import type { SdReport } from "../sdmetrics/report.ts";

export interface Ceiling {
  /** Held-out rows in the place of synthetic ones: columns and pairs. */
  readonly quality: SdReport;
  /** Synthetic rows at the same size, where it differs. */
  readonly atSize: SdReport | undefined;
  /** Relationships; undefined for a single table. */
  readonly relations: SdReport | undefined;
  readonly diagnostic: SdReport;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Rows that were compared, of the smaller side. */
  readonly rows: number;
}

/** Sizes that differ by less than this share need no drawing. */
const SAME_SIZE = 0.1;
const ceilingMetrics: readonly string[] = ["C2ST", "NewRowSynthesis"];

export async function measureCeiling(
  input: EvaluationInput,
  computed: ReadonlySet<string>,
  context: WorkContext,
): Promise<Ceiling | undefined> {
  const { real, synthetic, holdout, schema, seed } = input;
  if (holdout === undefined) return undefined;
  const random = new Random(seed).stream("ceiling");
  const fresh = shrink(holdout, synthetic, random.stream("holdout"));
  const twin = shrink(synthetic, holdout, random.stream("synthetic"));
  const alone = dropRelations(schema);
  const compare = (side: Database) =>
    computeQualityReport({ real, synthetic: side, schema: alone }, zeroThresholds, context);
  const several = Object.values(schema.tables).some(({ foreignKeys }) => foreignKeys.length > 0);
  const metrics: Record<string, number | null> = {};
  for (const entry of metricEntries)
    if (ceilingMetrics.includes(entry.name) && computed.has(entry.name))
      metrics[entry.name] = await attempt(async () => {
        const { holdout: _, ...rest } = input;
        return (await entry.compute({ ...rest, synthetic: fresh }, context)).value;
      });
  return {
    quality: compare(fresh),
    atSize: twin === synthetic ? undefined : compare(twin),
    relations: several
      ? computeQualityReport({ real, synthetic: holdout, schema }, zeroThresholds, context)
      : undefined,
    diagnostic: computeDiagnosticReport({ real, synthetic: holdout, schema }),
    metrics,
    rows: Math.min(countRows(real), countRows(fresh), countRows(synthetic)),
  };
}

function countRows(database: Database): number {
  return database.values().reduce((sum, { rowCount }) => sum + rowCount, 0);
}

/** Each table with as many rows as the other side has, where that is clearly fewer. */
function shrink(side: Database, other: Database, random: Random): Database {
  let drew = false;
  const tables = [...side].map(([name, table]) => {
    const count = other.get(name)?.rowCount ?? table.rowCount;
    if (count === 0 || table.rowCount <= count * (1 + SAME_SIZE)) return [name, table] as const;
    drew = true;
    return [name, takeRows(table, drawRows(table.rowCount, count, random.stream(name)))] as const;
  });
  return drew ? new Map(tables) : side;
}

function dropRelations(schema: Schema): Schema {
  const tables = Object.entries(schema.tables).map(([name, table]) => [name, { ...table, foreignKeys: [] }]);
  return { ...schema, tables: Object.fromEntries(tables) };
}

async function attempt(compute: () => Promise<number | null>): Promise<number | null> {
  try {
    return await compute();
  } catch (error) {
    if (!isSemblanceError(error) || error.code === "cancelled") throw error;
    return null;
  }
}
