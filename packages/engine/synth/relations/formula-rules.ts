/** @file Sums, differences, conversions, products and ratios: rules of the schema, exact or with a rest. */
import {
  describeRule,
  insideKinds,
  isMeasurable,
  MICROS_PER_UNIT,
  type Rule,
  type Table,
} from "../../table/index.ts";
import {
  applyFormula,
  type Formula,
  formulaSchema,
  namesOfFormula,
  plainTermsOf,
  restoreFormula,
} from "./formula.ts";
import { orderBySources } from "./order-by-sources.ts";
import type { FoundRelation, RelationKind, RelationView } from "./relation.ts";
import { settleFormula } from "./settle-formula.ts";
import { shapeOf } from "./shape.ts";
import { columnsOfTerms } from "./term.ts";

export const formulaRules: RelationKind<Formula> = {
  kind: "formula",
  state: formulaSchema,
  names: namesOfFormula,
  terms: plainTermsOf,
  find(view) {
    const found = view.schema.rules.flatMap((rule) => findOf(view, rule) ?? []);
    return orderBySources(found, ({ state: { target, terms } }) => {
      return { target, sources: columnsOfTerms(terms) };
    });
  },
  apply: applyFormula,
  restore: restoreFormula,
};

/** Above this share of exceptions the rule says too little to be taken out. */
const MOST_EXCEPTIONS = 0.05;

function findOf(view: RelationView, rule: Rule): FoundRelation<Formula> | undefined {
  const formula = readRule(view.table, rule);
  const settled = formula === undefined ? undefined : settleFormula(view, formula);
  if (settled === undefined) return undefined;
  const { exceptions, checked } = settled;
  if (checked === 0 || exceptions > MOST_EXCEPTIONS * checked) return undefined;
  const evidence =
    exceptions === 0 ? `holds in all ${checked} rows` : `holds in ${checked - exceptions} of ${checked} rows`;
  return { state: settled.formula, text: describeRule(rule, view.table), evidence };
}

function readRule(table: Table, rule: Rule): Formula | undefined {
  const columns = rule.columns.map((name) => table.columns.get(name));
  const [target] = columns;
  if (target === undefined || !columns.every((column) => column !== undefined && isMeasurable(column)))
    return undefined;
  if (!isMeasurable(target)) return undefined;
  const base = { target: rule.columns[0]!, shape: shapeOf(target), missing: "rest" } as const;
  const names = rule.columns.slice(1);
  const plain = names.map((column) => ({ column, factor: 1 }));
  switch (rule.kind) {
    case "sum": {
      const { coefficients = names.map(() => 1), constant, unit } = insideKinds.sum.params.parse(rule.params);
      const micros = MICROS_PER_UNIT[unit];
      const isTime = (index: number) => columns[index]!.kind === "datetime";
      const measure = isTime(0) ? micros : 1;
      const terms = names.map((column, index) => {
        return { column, factor: (coefficients[index]! * measure) / (isTime(index + 1) ? micros : 1) };
      });
      return { ...base, operation: "sum", terms, constant: constant * measure };
    }
    case "product":
      return {
        ...base,
        operation: "product",
        terms: plain,
        constant: insideKinds.product.params.parse(rule.params).constant,
      };
    case "ratio":
      return {
        ...base,
        operation: "ratio",
        terms: plain,
        constant: insideKinds.ratio.params.parse(rule.params).constant,
      };
    default:
      return undefined;
  }
}
