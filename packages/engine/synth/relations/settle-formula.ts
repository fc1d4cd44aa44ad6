/** @file What a formula leaves over decides how it is kept: whether a rest is needed, in what steps, and what nulls follow. */
import { isMeasurable, MICROS_PER_UNIT, type Table } from "../../table/index.ts";
import { freeName } from "./edit-view.ts";
import { evaluateFormula, type Formula, measureRest } from "./formula.ts";
import type { RelationView } from "./relation.ts";
import { isExactInUnits } from "./shape.ts";
import { columnsOfTerms } from "./term.ts";

export interface SettledFormula {
  readonly formula: Formula;
  /** Rows with a target and all terms. */
  readonly checked: number;
  readonly exceptions: number;
}

const TIME_STEPS = [
  MICROS_PER_UNIT.day,
  MICROS_PER_UNIT.hour,
  MICROS_PER_UNIT.minute,
  MICROS_PER_UNIT.second,
];

/** Undefined where the target cannot be told exactly. */
export function settleFormula(
  view: RelationView,
  formula: Formula,
  wishedName = `${formula.target} (rest)`,
): SettledFormula | undefined {
  const column = view.table.columns.get(formula.target);
  if (column === undefined || !isMeasurable(column) || !isExactInUnits(column)) return undefined;
  const left = measureRest(view.table, { ...formula, missing: "rest" });
  if (left.some((rest) => Math.abs(rest) > Number.MAX_SAFE_INTEGER)) return undefined;
  const { checked, exceptions, missingAlike, missingImplied } = tally(view, formula, left);
  const isExact = exceptions < view.leastPeople;
  if (isExact && missingAlike) return { formula: { ...formula, missing: "any" }, checked, exceptions };
  if (isExact && isPartial(view, formula))
    return { formula: { ...formula, missing: "all" }, checked, exceptions };
  const rest = {
    column: freeName(view, wishedName),
    step: findStep(view.table, formula, left),
    isForMissing: isExact,
  };
  return { formula: { ...formula, missing: missingImplied ? "any" : "rest", rest }, checked, exceptions };
}

/** Counted in rows where all terms are present. */
function tally({ table }: RelationView, { terms }: Formula, left: Float64Array) {
  const masks = columnsOfTerms(terms).flatMap((name) => table.columns.get(name)?.nulls ?? []);
  const counts = { checked: 0, exceptions: 0, missingAlike: true, missingImplied: true };
  for (let row = 0; row < left.length; row++) {
    const isMissing = Number.isNaN(left[row]!);
    const lacksTerm = masks.some((mask) => mask[row] === 1);
    if (isMissing !== lacksTerm) counts.missingAlike = false;
    if (lacksTerm && !isMissing) counts.missingImplied = false;
    if (isMissing || lacksTerm) continue;
    counts.checked += 1;
    if (left[row] !== 0) counts.exceptions += 1;
  }
  return counts;
}

/** Whether what is missing among the terms counts as zero in every row, and the target is missing with all of them. */
function isPartial({ table }: RelationView, formula: Formula): boolean {
  const partial = measureRest(table, { ...formula, missing: "all" });
  const nulls = table.columns.get(formula.target)?.nulls;
  const expected = evaluateFormula(table, { ...formula, missing: "all" });
  return partial.every((rest, row) => rest === 0 || (nulls?.[row] === 1 && Number.isNaN(expected[row]!)));
}

function findStep(table: Table, { target }: Formula, left: Float64Array): number {
  const column = table.columns.get(target)!;
  if (!isMeasurable(column) || column.kind !== "datetime") return 1;
  return TIME_STEPS.find((step) => left.every((value) => Number.isNaN(value) || value % step === 0)) ?? 1;
}
