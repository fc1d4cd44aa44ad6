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
import { columnsOfTerms, readTerm, type Term, termSchema } from "./term.ts";

export const formulaSchema = z.strictObject({
  operation: z.enum(["sum", "product", "ratio"]),
  target: z.string(),
  shape: shapeSchema,
  /** In the target's measure. */
  terms: z.array(termSchema).min(1),
  constant: z.number(),
  /**
   * Where the target is missing: where any term is, where all are (else what is missing counts as zero), or as the
   * rest says, which is the target itself where a term is missing.
   */
  missing: z.enum(["any", "all", "rest"]),
  /** The column of what is left over, in steps of so many units. */
  rest: z
    .strictObject({
      column: z.string(),
      step: z.number().positive(),
      /** It counts only where a term is missing: where all are there the formula has no exceptions. */
      isForMissing: z.boolean(),
    })
    .optional(),
});

export type Formula = z.infer<typeof formulaSchema>;

/** Lifts what float64 leaves a hair below a half, such as 2.675 × 100. */
const HAIR = 1 + 1e-13;

/** What the target is the plain sum of, whatever row it is. */
export function plainTermsOf({ operation, terms, constant, rest }: Formula): readonly Term[] | undefined {
  return operation === "sum" && constant === 0 && rest === undefined ? terms : undefined;
}

export function namesOfFormula({ target, terms, rest }: Formula): RelationNames {
  const adds = rest === undefined ? [] : [rest.column];
  return { takes: [target], from: columnsOfTerms(terms), adds };
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
    let missingTerms = 0;
    for (const numbers of values) if (Number.isNaN(numbers[row]!)) missingTerms += 1;
    if (missingTerms === 0) continue;
    if (missing === "rest") expected[row] = 0;
    else if (missing === "any" || missingTerms === values.length) expected[row] = Number.NaN;
  }
  return expected;
}

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

/** What the formula leaves over, in units; NaN where the target is missing. */
export function measureRest(table: Table, formula: Formula): Float64Array {
  const left = evaluateFormula(table, formula);
  const column = table.columns.get(formula.target);
  if (column === undefined || !isMeasurable(column)) return left.fill(Number.NaN);
  const units = toUnits(column, formula.shape);
  for (let row = 0; row < left.length; row++) left[row] = units[row]! - left[row]!;
  return left;
}

export function applyFormula(view: ReducedTable, formula: Formula): ReducedTable {
  const { target, rest, shape } = formula;
  if (rest === undefined) return editView(view, { drop: [target] });
  const left = measureRest(view.table, formula).map((value) => value / rest.step);
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
    const full = rest.isForMissing ? evaluateFormula(table, { ...formula, missing: "any" }) : undefined;
    for (let row = 0; row < units.length; row++) {
      const isExact = full !== undefined && !Number.isNaN(full[row]! + numbers[row]!);
      if (!isExact) units[row] = units[row]! + Math.round(numbers[row]! * perOne) * rest.step;
    }
  }
  const drop = rest === undefined ? [] : [rest.column];
  return editTable(table, { drop, add: [[target, fromUnits(units, shape)]] });
}
