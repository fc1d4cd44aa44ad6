/**
 * @file A column computed from others: target = constant + Σ factor · term, a product or a quotient, rounded to the
 * target's last digit. What is left over, target − formula, stays in the table where it is not always zero, so
 * exceptions come at their real rate; the target itself goes.
 */
import { z } from "zod";
import { isMeasurable, type MeasurableColumn, type Table, toNumbers } from "../../table/index.ts";
import { editTable, editView } from "./edit-view.ts";
import type { ReducedTable, RelationNames } from "./relation.ts";
import { fromUnits, type MeasurableShape, shapeSchema, toUnits, unitsPerOne, wholeColumn } from "./shape.ts";

export const formulaSchema = z.strictObject({
  operation: z.enum(["sum", "product", "ratio"]),
  target: z.string(),
  shape: shapeSchema,
  /** In the target's measure; a time that is floored counts from the beginning of its day. */
  terms: z
    .array(
      z.strictObject({ column: z.string(), factor: z.number(), floorTo: z.number().positive().optional() }),
    )
    .min(1),
  constant: z.number(),
  /** Where the target is missing: where any term is, where all are, or as the rest says. */
  missing: z.enum(["any", "all", "rest"]),
  /** The column of what is left over, in steps of so many units. */
  rest: z.strictObject({ column: z.string(), step: z.number().positive() }).optional(),
});

export type Formula = z.infer<typeof formulaSchema>;

/** Lifts what float64 leaves a hair below a half, such as 2.675 × 100. */
const HAIR = 1 + 1e-13;

export function namesOfFormula({ target, terms, rest }: Formula): RelationNames {
  const adds = rest === undefined ? [] : [rest.column];
  return { takes: [target], from: terms.map(({ column }) => column), adds };
}

/** In units of the target; NaN where it has to be missing. */
export function evaluateFormula(table: Table, formula: Formula): Float64Array {
  const { operation, terms, constant, missing, shape } = formula;
  const scale = unitsPerOne(shape) * HAIR;
  const isTime = shape.kind === "datetime";
  const values = terms.map((term) => readTerm(table, term));
  const expected = new Float64Array(table.rowCount);
  for (let row = 0; row < expected.length; row++) {
    const value = combine(operation, values, row, constant);
    expected[row] = isTime ? Math.round(value) : Math.round(value * scale);
    if (missing === "rest") continue;
    let missingTerms = 0;
    for (const numbers of values) if (Number.isNaN(numbers[row]!)) missingTerms += 1;
    if (missing === "any" ? missingTerms > 0 : missingTerms === values.length) expected[row] = Number.NaN;
  }
  return expected;
}

function readTerm(table: Table, { column: name, factor, floorTo }: Formula["terms"][number]): Float64Array {
  const column = table.columns.get(name);
  if (column === undefined || !isMeasurable(column)) return new Float64Array(table.rowCount).fill(Number.NaN);
  const numbers = toNumbers(column);
  if (floorTo !== undefined) return numbers.map((value) => Math.floor(value / floorTo) * floorTo * factor);
  return factor === 1 ? numbers : numbers.map((value) => value * factor);
}

/** What is missing counts as zero. */
function combine(
  operation: Formula["operation"],
  values: readonly Float64Array[],
  row: number,
  constant: number,
): number {
  let value = constant;
  for (let at = 0; at < values.length; at++) {
    const term = values[at]![row]! || 0;
    if (operation === "sum") value += term;
    else if (operation === "product" || at === 0) value *= term;
    else value = term === 0 ? 0 : value / term;
  }
  return Number.isFinite(value) ? value : 0;
}

/** What the formula leaves over, in units; NaN where the target is missing. Undefined where it cannot be exact. */
export function measureRest(table: Table, formula: Formula): Float64Array | undefined {
  const column = table.columns.get(formula.target);
  const units = column !== undefined && isMeasurable(column) ? toUnits(column) : undefined;
  if (units === undefined) return undefined;
  const expected = evaluateFormula(table, { ...formula, missing: "rest" });
  for (let row = 0; row < units.length; row++) {
    const rest = units[row]! - expected[row]!;
    if (Math.abs(rest) > Number.MAX_SAFE_INTEGER || Math.abs(expected[row]!) > Number.MAX_SAFE_INTEGER)
      return undefined;
    expected[row] = rest;
  }
  return expected;
}

export function applyFormula(view: ReducedTable, formula: Formula): ReducedTable {
  const { target, rest, shape } = formula;
  if (rest === undefined) return editView(view, { drop: [target] });
  const left = measureRest(view.table, formula)!.map((value) => value / rest.step);
  const column = restColumn(left, shape as MeasurableShape);
  const isWhole = column.kind === "int32" || (column.kind === "float64" && column.decimals === 0);
  const schema = { type: "numerical", subtype: isWhole ? "integer" : "decimal" } as const;
  return editView(view, {
    drop: [target],
    add: [{ name: rest.column, column, schema }],
    presentLike: { [target]: rest.column },
  });
}

function restColumn(left: Float64Array, shape: MeasurableShape): MeasurableColumn {
  const decimals = Math.round(Math.log10(unitsPerOne(shape)));
  if (shape.kind === "datetime" || decimals === 0) return wholeColumn(left);
  return fromUnits(left, { kind: "float64", decimals });
}

export function restoreFormula(table: Table, formula: Formula): Table {
  const { target, rest } = formula;
  const shape = formula.shape as MeasurableShape;
  const units = evaluateFormula(table, formula);
  const left = rest === undefined ? undefined : table.columns.get(rest.column);
  if (rest !== undefined && left !== undefined && isMeasurable(left)) {
    const numbers = toNumbers(left);
    const perOne = shape.kind === "datetime" ? 1 : unitsPerOne(shape);
    for (let row = 0; row < units.length; row++)
      units[row] = units[row]! + Math.round(numbers[row]! * perOne) * rest.step;
  }
  const drop = rest === undefined ? [] : [rest.column];
  return editTable(table, { drop, add: [[target, fromUnits(units, shape)]] });
}
