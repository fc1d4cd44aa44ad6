/** @file What a window says: the scores of its columns, whose rows it repeats, and an alert for each limit broken. */
import { qualityErrors } from "../errors.ts";
import { computed, notComputable } from "../score.ts";
import { alertOfColumn, alertOfRows, alertOfWindow } from "./alert.ts";
import { chanceOfShare, effectiveRows } from "./chance.ts";
import { MOST_REFERENCE_ROWS } from "./reference.ts";
import { scoreColumn, type WindowMetric, type WindowScore } from "./score-column.ts";
import type { ColumnResult, RowShare, WindowResult } from "./window-result.ts";
import type { WindowSketch } from "./window-sketch.ts";

export interface Thresholds {
  /** What every score is to reach, the window's own included; .9 unless said. */
  readonly score?: number;
  /** For single metrics instead. */
  readonly metrics?: Partial<Record<WindowMetric, number>>;
  /** Most rows, as a share, that may equal a row of the reference. No limit unless said: live data may repeat itself. */
  readonly copies?: number;
  /** Most rows, as a share, that may equal an earlier one of the window. No limit unless said. */
  readonly repeats?: number;
}

export const DEFAULT_THRESHOLD = 0.9;

export function judgeWindow(window: WindowSketch, thresholds: Thresholds = {}): WindowResult {
  const columns = window.reference.columns.map((column, at) => {
    const sketch = window.columns[at]!;
    const scores = scoreColumn(column, sketch, window.reference.rowCount);
    return describeColumn(column.name, scores, Math.round(sketch.distinct.estimate()));
  });
  const rows = { copies: countCopies(window), repeats: countRepeats(window) };
  const score = mean(columns.flatMap((column) => column.score ?? []));
  const { table } = window.reference;
  const alerts = [
    ...columns.flatMap(({ column, scores }) =>
      scores.flatMap(
        (each) => alertOfColumn(`${table}.${column}`, each, limitOf(each.metric, thresholds)) ?? [],
      ),
    ),
    ...(["copies", "repeats"] as const).flatMap((kind) => {
      const chance = chanceOfShare(
        rows[kind].expected,
        effectiveRows(window.rows, window.reference.rowCount),
      );
      return alertOfRows({ table, kind, share: rows[kind], chance, most: thresholds[kind] }) ?? [];
    }),
    alertOfWindow({ table, score, columns, threshold: thresholds.score ?? DEFAULT_THRESHOLD }) ?? [],
  ].flat();
  return { rows: window.rows, score, columns, ...rows, alerts };
}

function limitOf(metric: WindowMetric, { score = DEFAULT_THRESHOLD, metrics }: Thresholds): number {
  return metrics?.[metric] ?? score;
}

function describeColumn(column: string, scores: readonly WindowScore[], distinct: number): ColumnResult {
  const values = scores.flatMap(({ value }) => value ?? []);
  const adherence = scores.find(({ metric }) => metric === "CategoryAdherence")?.value ?? null;
  return {
    column,
    score: values.length === 0 ? null : Math.min(...values),
    scores,
    ...(adherence !== null && { newCategories: 1 - adherence }),
    distinct,
  };
}

function countCopies({ reference, rows, copies }: WindowSketch): RowShare {
  const expected = reference.twinShare;
  const reason =
    rows === 0
      ? qualityErrors.create("no-values", { side: "synthetic" })
      : reference.rows.isExact
        ? undefined
        : qualityErrors.create("too-many-rows-to-keep", { limit: MOST_REFERENCE_ROWS });
  if (reason !== undefined) return { ...notComputable(reason), error: 0, expected };
  return { ...computed(copies / rows), error: 0, expected };
}

/** A window has fewer repeats than the reference when it is shorter, so those are the most to expect. */
function countRepeats({ reference, rows, distinctRows }: WindowSketch): RowShare {
  const expected = 1 - reference.rows.distinct / reference.rowCount;
  if (rows === 0)
    return { ...notComputable(qualityErrors.create("no-values", { side: "synthetic" })), error: 0, expected };
  const distinct = Math.min(1, distinctRows.distinct / rows);
  return { ...computed(1 - distinct), error: distinct * distinctRows.relativeError, expected };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
