/** @file A table's part of the report: its columns worst first, its worst pairs, and its pictures. */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { Column, Table, TableSchema } from "../../table/index.ts";
import type { Evaluation } from "../evaluate.ts";
import type { EvaluationInput } from "../metrics/index.ts";
import type { DetailRow } from "../sdmetrics/report.ts";
import {
  describeAssociations,
  describeDistribution,
  describeMosaic,
  describeProjection,
  type TableSides,
} from "./aggregate/index.ts";
import type { Ceiling } from "./ceiling.ts";
import { indexDetails, nameDetail, readNumber, readText } from "./detail-rows.ts";
import { judgeScore } from "./judge.ts";
import type { ColumnReport, Mosaic, PairReport, TableReport } from "./report.ts";

/** Of a table of 1,000 columns: half a million pairs would make the report 100 MB. */
const MOST_PAIRS = 200;
const MOST_MOSAICS = 3;
const MOST_ASSOCIATED = 40;

export function describeTables(
  input: EvaluationInput,
  evaluation: Evaluation,
  ceiling: Ceiling | undefined,
  context: WorkContext,
): TableReport[] {
  const scores = {
    columns: indexDetails(evaluation.sdmetrics.quality.zero, "Column Shapes"),
    pairs: indexDetails(evaluation.sdmetrics.quality.zero, "Column Pair Trends"),
    columnCeilings: indexDetails(ceiling?.quality, "Column Shapes"),
    pairCeilings: indexDetails(ceiling?.quality, "Column Pair Trends"),
    columnsAtSize: indexDetails(ceiling?.atSize, "Column Shapes"),
    pairsAtSize: indexDetails(ceiling?.atSize, "Column Pair Trends"),
  };
  const described = Object.entries(input.schema.tables).map(([name, schema]) => {
    throwIfCancelled(context.signal);
    return describeTable(name, schema, input, scores);
  });
  return [...described, ...describeStrangers(input)];
}

type Scores = Readonly<
  Record<
    "columns" | "pairs" | "columnCeilings" | "pairCeilings" | "columnsAtSize" | "pairsAtSize",
    Map<string, DetailRow>
  >
>;

function describeTable(
  name: string,
  schema: TableSchema,
  { real: reals, synthetic: synthetics, holdout: holdouts, seed }: EvaluationInput,
  scores: Scores,
): TableReport {
  const [real, synthetic, holdout] = [reals.get(name), synthetics.get(name), holdouts?.get(name)];
  const blank = describeMissing(name, real, synthetic, holdout);
  if (real === undefined || synthetic === undefined || real.rowCount === 0 || synthetic.rowCount === 0)
    return blank;
  const sides = { real, synthetic, ...(holdout !== undefined && { holdout }) };
  const columns = describeColumns(name, schema, sides, scores);
  const pairs = describePairs(name, sides, scores);
  return {
    ...blank,
    state: "compared",
    shapes: average(columns.map(({ value }) => value)),
    trends: average(pairs.map(({ value }) => value)),
    columns,
    pairs: { total: pairs.length, worst: pairs.slice(0, MOST_PAIRS) },
    associations: describeAssociations(schema, sides, { limit: MOST_ASSOCIATED, seed }),
    mosaics: drawMosaics(pairs, schema, sides),
    projection: describeProjection(schema, sides, seed),
  };
}

/** All that can be said of a table without looking at its values. */
function describeMissing(
  name: string,
  real: Table | undefined,
  synthetic: Table | undefined,
  holdout: Table | undefined,
): TableReport {
  const rows = {
    real: real?.rowCount ?? null,
    synthetic: synthetic?.rowCount ?? null,
    holdout: holdout?.rowCount ?? null,
  };
  const only = (one: Table | undefined, other: Table | undefined) =>
    one === undefined || other === undefined
      ? []
      : [...one.columns.keys()].filter((column) => !other.columns.has(column));
  let state: TableReport["state"] = "no-rows";
  if (real === undefined) state = "only-synthetic";
  else if (synthetic === undefined) state = "only-real";
  return {
    name,
    rows,
    state,
    shapes: null,
    trends: null,
    onlyReal: only(real, synthetic),
    onlySynthetic: only(synthetic, real),
    columns: [],
    pairs: { total: 0, worst: [] },
    associations: null,
    mosaics: [],
    projection: null,
    notes: [],
  };
}

/** Synthetic tables that the schema does not know. */
function describeStrangers({ schema, synthetic, real }: EvaluationInput): TableReport[] {
  return [...synthetic]
    .filter(([name]) => schema.tables[name] === undefined)
    .map(([name, table]) => describeMissing(name, real.get(name), table, undefined));
}

function describeColumns(
  table: string,
  schema: TableSchema,
  sides: TableSides,
  { columns, columnCeilings, columnsAtSize }: Scores,
): ColumnReport[] {
  const reports: ColumnReport[] = [];
  const rows = countFewest(sides);
  for (const [name, described] of Object.entries(schema.columns)) {
    const real = sides.real.columns.get(name);
    const synthetic = sides.synthetic.columns.get(name);
    if (real === undefined || synthetic === undefined) continue;
    const holdout = sides.holdout?.columns.get(name);
    const key = nameDetail({ Table: table, Column: name });
    const row = columns.get(key);
    const value = readNumber(row, "Score");
    const ceiling = readNumber(columnCeilings.get(key), "Score");
    const atCeilingSize = readNumber(columnsAtSize.get(key), "Score") ?? undefined;
    const reason = value === null ? { reason: readText(row, "Error") ?? whyNotScored(described.type) } : {};
    const three: { real: Column; synthetic: Column; holdout?: Column } = {
      real,
      synthetic,
      ...(holdout !== undefined && { holdout }),
    };
    reports.push({
      name,
      type: described.type,
      metric: readText(row, "Metric") ?? null,
      value,
      ...reason,
      ceiling,
      judgement: judgeScore("shapes", { value, ceiling, atCeilingSize, rows }),
      ...describeDistribution(described, three),
    });
  }
  return reports.toSorted(compareScores);
}

function whyNotScored(type: string): string {
  return `Columns of type ${type} have no distribution to compare; their values are made anew.`;
}

function describePairs(
  table: string,
  sides: TableSides,
  { pairs, pairCeilings, pairsAtSize }: Scores,
): PairReport[] {
  const reports: PairReport[] = [];
  const rows = countFewest(sides);
  for (const [key, row] of pairs) {
    if (row["Table"] !== table) continue;
    const value = readNumber(row, "Score");
    if (value === null) continue;
    const ceiling = readNumber(pairCeilings.get(key), "Score");
    const atCeilingSize = readNumber(pairsAtSize.get(key), "Score") ?? undefined;
    reports.push({
      columns: [String(row["Column 1"]), String(row["Column 2"])],
      metric: String(row["Metric"]),
      value,
      ceiling,
      judgement: judgeScore("trends", { value, ceiling, atCeilingSize, rows }),
      real: readNumber(row, "Real Correlation"),
      synthetic: readNumber(row, "Synthetic Correlation"),
    });
  }
  return reports.toSorted(compareScores);
}

function countFewest({ real, synthetic, holdout }: TableSides): number {
  return Math.min(real.rowCount, synthetic.rowCount, holdout?.rowCount ?? Number.POSITIVE_INFINITY);
}

/** The worst pairs in which one column at least holds categories. */
function drawMosaics(pairs: readonly PairReport[], schema: TableSchema, sides: TableSides): Mosaic[] {
  const mosaics: Mosaic[] = [];
  for (const { columns, metric } of pairs) {
    if (mosaics.length === MOST_MOSAICS) break;
    if (metric !== "ContingencySimilarity") continue;
    const mosaic = describeMosaic(columns, schema, sides);
    if (mosaic !== null) mosaics.push(mosaic);
  }
  return mosaics;
}

/** Worst first; what has no score last, else in the schema's order. */
function compareScores(a: { readonly value: number | null }, b: { readonly value: number | null }): number {
  return (a.value ?? 2) - (b.value ?? 2);
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
