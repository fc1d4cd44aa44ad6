/** @file Data Validity: a row for every column and every metric that its type asks for. */
import {
  type Column,
  type ColumnSchema,
  getColumn,
  type Table,
  type TableSchema,
} from "../../table/index.ts";
import { boundaryAdherence } from "../metrics/columns/boundary-adherence.ts";
import { categoryAdherence } from "../metrics/columns/category-adherence.ts";
import { computeDatetimeFormatAdherence } from "../metrics/columns/datetime-format-adherence.ts";
import { computeKeyUniqueness } from "../metrics/columns/key-uniqueness.ts";
import { computeRegexFormatAdherence } from "../metrics/columns/regex-format-adherence.ts";
import { attemptScore } from "../score.ts";
import type { ContinuousSides } from "../sides/sides.ts";
import { nameKey } from "./relationships.ts";
import type { DetailRow } from "./report.ts";
import { requireSides, type TableSides } from "./table-sides.ts";

interface Judged {
  readonly metric: string;
  readonly compute: () => number;
}

export function* listDataValidity(
  sides: TableSides,
  synthetic: Table,
  schema: TableSchema,
): Generator<DetailRow> {
  const { primaryKey } = schema;
  for (const [name, column] of Object.entries(schema.columns)) {
    const judgements = [...judgeColumn(name, column, sides, getColumn(synthetic, name))];
    if (isKey(name, schema) && scoredElsewhere(judgements))
      judgements.unshift({
        metric: "KeyUniqueness",
        compute: () => computeKeyUniqueness([getColumn(synthetic, name)]),
      });
    for (const { metric, compute } of judgements) yield describe(sides.table, name, metric, compute);
  }
  if (primaryKey.length < 2) return;
  const key = primaryKey.map((name) => getColumn(synthetic, name));
  yield describe(sides.table, nameKey(primaryKey), "KeyUniqueness", () => computeKeyUniqueness(key));
}

/** Keys of a scored type are judged as such columns are; the parts of a key of several columns, together. */
function isKey(name: string, { primaryKey, uniqueKeys }: TableSchema): boolean {
  return (primaryKey.length === 1 && primaryKey[0] === name) || uniqueKeys.some((key) => key.includes(name));
}

function scoredElsewhere(judgements: readonly Judged[]): boolean {
  return judgements.every(({ metric }) => metric === "RegexFormatAdherence");
}

function* judgeColumn(
  name: string,
  schema: ColumnSchema,
  table: TableSides,
  synthetic: Column,
): Generator<Judged> {
  const sides = table.columns.get(name);
  if (table.columns.has(name) && sides?.kind !== "discrete") {
    const take = () => requireSides(table, name) as ContinuousSides;
    yield { metric: "BoundaryAdherence", compute: () => boundaryAdherence.compute(take(), schema) };
    const { format, type } = schema;
    if (format !== undefined && (type === "datetime" || type === "date"))
      yield {
        metric: "DatetimeFormatAdherence",
        compute: () => computeDatetimeFormatAdherence(synthetic, format),
      };
  }
  if (sides?.kind === "discrete")
    yield { metric: "CategoryAdherence", compute: () => categoryAdherence.compute(sides, schema) };
  if (schema.type === "id" && schema.format !== undefined) {
    const { format } = schema;
    yield { metric: "RegexFormatAdherence", compute: () => computeRegexFormatAdherence(synthetic, format) };
  }
}

function describe(table: string, column: string, metric: string, compute: () => number): DetailRow {
  const score = attemptScore(compute);
  const error = score.value === null ? { Error: score.reason } : {};
  return { Table: table, Column: column, Metric: metric, Score: score.value, ...error };
}
