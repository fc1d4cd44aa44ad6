/** @file What a formula leaves over decides how it is kept: whether a rest is needed, in what steps, and what nulls follow. */
import { isMeasurable, MICROS_PER_UNIT, type Table } from "../../table/index.ts";
import { freeName } from "./edit-view.ts";
import type { Formula } from "./formula.ts";
import type { RelationView } from "./relation.ts";

export interface SettledFormula {
  readonly formula: Formula;
  /** Rows with a target. */
  readonly checked: number;
  readonly exceptions: number;
}

const TIME_STEPS = [
  MICROS_PER_UNIT.day,
  MICROS_PER_UNIT.hour,
  MICROS_PER_UNIT.minute,
  MICROS_PER_UNIT.second,
];

/** `left` as `measureRest` has it. */
export function settleFormula(
  view: RelationView,
  formula: Formula,
  left: Float64Array,
  wishedName = `${formula.target} (rest)`,
): SettledFormula {
  const masks = formula.terms.map(({ column }) => view.table.columns.get(column)!.nulls);
  let checked = 0;
  let exceptions = 0;
  const wrong = { any: 0, all: 0, rest: 0 };
  let impliedBroken = 0;
  for (let row = 0; row < left.length; row++) {
    const isMissing = Number.isNaN(left[row]!);
    let missingTerms = 0;
    for (const mask of masks) missingTerms += mask?.[row] ?? 0;
    if (!isMissing) checked += 1;
    if (left[row]! !== 0 && !isMissing) exceptions += 1;
    if (isMissing !== missingTerms > 0) wrong.any += 1;
    if (isMissing !== (missingTerms === masks.length)) wrong.all += 1;
    if (isMissing) wrong.rest += 1;
    if (!isMissing && missingTerms > 0) impliedBroken += 1;
  }
  const followed = (["rest", "any", "all"] as const).find((missing) => wrong[missing] === 0);
  if (followed !== undefined && exceptions < view.leastPeople)
    return { formula: { ...formula, missing: followed }, checked, exceptions };
  const column = freeName(view, wishedName);
  const missing = impliedBroken === 0 ? "any" : "rest";
  const rest = { column, step: findStep(view.table, formula, left) };
  return { formula: { ...formula, missing, rest }, checked, exceptions };
}

function findStep(table: Table, { target }: Formula, left: Float64Array): number {
  const column = table.columns.get(target)!;
  if (!isMeasurable(column) || column.kind !== "datetime") return 1;
  return TIME_STEPS.find((step) => left.every((value) => Number.isNaN(value) || value % step === 0)) ?? 1;
}
