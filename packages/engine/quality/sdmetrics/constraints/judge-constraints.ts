/**
 * @file Constraint Validity: the rules of the Schema that SDMetrics knows too, scored as its ConstraintAdherence is:
 * synthetic rows that are not broken, over all rows of the tables judged, rows outside the rule included. Of
 * CarryOverColumns the package, where a key contradicts itself within one table, marks the row whose number equals
 * the key, or raises: ours marks the rows of that key.
 */
import {
  type Column,
  checkRuleNow,
  checkTablesRule,
  type Database,
  getColumn,
  isNull,
  parseRule,
  parseTablesRule,
  type Rule,
  type Table,
  type TablesRule,
  tableErrors,
} from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { attemptScore } from "../../score.ts";
import type { QualityInput } from "../quality-report.ts";
import type { DetailRow } from "../report.ts";
import type { Constraint } from "./constraint.ts";
import { nameBetween } from "./name-between.ts";
import { nameInside } from "./name-inside.ts";

interface Judged {
  readonly constraint: Constraint;
  readonly judge: () => number;
}

export function listConstraintValidity(input: QualityInput): DetailRow[] {
  const rows = [...listConstraints(input)].map(({ constraint, judge }) => {
    const { className, parameters, unfit } = constraint;
    const score = attemptScore(() => {
      if (unfit === undefined) return judge();
      throw qualityErrors.create("constraint-unfit", { constraint: className, problem: unfit });
    });
    const error = score.value === null ? score.reason : null;
    return {
      Constraint: className,
      Metric: "ConstraintAdherence",
      Parameters: parameters,
      Score: score.value,
      Error: error,
    };
  });
  if (rows.some(({ Error: error }) => error !== null)) return rows;
  return rows.map(({ Error: _, ...row }) => row);
}

function* listConstraints({ schema, real, synthetic }: QualityInput): Generator<Judged> {
  for (const [name, table] of Object.entries(schema.tables))
    for (const given of table.rules) {
      const { rule } = parseRule(given);
      const constraint = rule && nameInside(rule, name, table);
      if (rule === undefined || constraint === undefined) continue;
      const judge = () =>
        judgeInside(rule, constraint, requireTable(real, name), requireTable(synthetic, name));
      yield { constraint, judge };
    }
  for (const given of schema.rules) {
    const { rule } = parseTablesRule(given);
    const constraint = rule && nameBetween(rule, schema);
    if (rule === undefined || constraint === undefined) continue;
    yield { constraint, judge: () => judgeBetween(rule, constraint, real, synthetic) };
  }
}

function judgeInside(
  rule: Rule,
  { className, parameters }: Constraint,
  real: Table,
  synthetic: Table,
): number {
  // Of no real rows the package learns that rows without a null may be.
  if (parameters["fix_category_values"] === false && real.rowCount === 0)
    return share(countMissing(synthetic, rule.columns), synthetic.rowCount);
  const judged = rule.kind === "inequality" ? withExactTimes(synthetic) : synthetic;
  const { broken } = checkRuleNow(judged, rule, { reference: real });
  const isFormula = className === "ColumnFormula" && rule.kind !== "equal";
  return share(broken + (isFormula ? countHalfMissing(synthetic, rule) : 0), synthetic.rowCount);
}

function judgeBetween(
  given: TablesRule,
  { className }: Constraint,
  real: Database,
  synthetic: Database,
): number {
  if (className === "ReferenceTable") requireSameColumns(given, real, synthetic);
  // The package takes rows without a key for a group of their own.
  const rule =
    className === "DenormalizedTable"
      ? { ...given, params: { ...given.params, withoutKey: "group" } }
      : given;
  const { brokenRows, broken, checked } = checkTablesRule(synthetic, rule, { reference: real });
  const rows = brokenRows.values().reduce((sum, { length }) => sum + length, 0);
  if (className !== "ForeignToPrimaryKeySubset") return share(broken, rows);
  // As soon as one child has a parent that it may not have, the package counts those without a parent too.
  return share(broken === 0 ? 0 : rows - checked + broken, rows);
}

function share(broken: number, rows: number): number {
  if (rows === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return 1 - broken / rows;
}

/** A report has read times before it compares them, so a date is midnight there and not rounded to. */
function withExactTimes(table: Table): Table {
  const columns = [...table.columns].map(([name, column]) => [name, toExact(column)] as const);
  return { ...table, columns: new Map(columns) };
}

function toExact(column: Column): Column {
  if (column.kind !== "datetime") return column;
  const { format: _, ...rest } = column;
  return { ...rest, part: "datetime" };
}

/** A formula that misses a part gives nothing, and then the package wants nothing in its place; and the other way. */
function countHalfMissing(table: Table, { columns: [output = "", ...inputs] }: Rule): number {
  const result = getColumn(table, output);
  const parts = inputs.map((name) => getColumn(table, name));
  let count = 0;
  for (let row = 0; row < table.rowCount; row++)
    if (isNull(result, row) !== parts.some((part) => isNull(part, row))) count++;
  return count;
}

function countMissing(table: Table, names: readonly string[]): number {
  const columns = names.map((name) => getColumn(table, name));
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) if (columns.some((column) => isNull(column, row))) count++;
  return count;
}

function requireSameColumns({ tables }: TablesRule, real: Database, synthetic: Database): void {
  for (const name of tables) {
    const [ours, theirs] = [requireTable(synthetic, name).columns, requireTable(real, name).columns];
    if (ours.size === theirs.size && theirs.keys().every((column) => ours.has(column))) continue;
    const problem = `"${name}" has other columns than the real table`;
    throw qualityErrors.create("constraint-unfit", { constraint: "ReferenceTable", problem });
  }
}

function requireTable(database: Database, name: string): Table {
  const table = database.get(name);
  if (table === undefined) throw tableErrors.create("no-such-table", { table: name });
  return table;
}
