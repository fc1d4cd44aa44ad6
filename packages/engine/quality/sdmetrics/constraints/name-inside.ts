/**
 * @file Rules of one table as constraints of SDMetrics. Undefined where it has none that means the same: it learns
 * from the real data what a rule may list, and knows no bounds that are constants.
 */
import type { ColumnSchema, Rule, TableSchema } from "../../../table/index.ts";
import type { Constraint } from "./constraint.ts";

type Namer = (rule: Rule, columns: TableSchema["columns"]) => Constraint | undefined;

export function nameInside(rule: Rule, table: string, { columns }: TableSchema): Constraint | undefined {
  const named = Object.hasOwn(namers, rule.kind) ? namers[rule.kind]?.(rule, columns) : undefined;
  return named && { ...named, parameters: { ...named.parameters, table_name: table } };
}

const namers: Readonly<Record<string, Namer>> = {
  inequality: nameOrder,
  range: ({ columns, params }) => {
    const [low, middle, high] = columns;
    if (high === undefined) return undefined;
    const bounds = { low_column_name: low, middle_column_name: middle, high_column_name: high };
    return { className: "Range", parameters: { ...bounds, strict_boundaries: params["strict"] } };
  },
  "fixed-increments": ({ columns: [column = ""], params: { increment, offset } }, described) => {
    if (offset !== 0 || !Number.isInteger(increment)) return undefined;
    const parameters = { column_name: column, increment_value: increment };
    return { className: "FixedIncrements", parameters, ...wantNumbers(column, described) };
  },
  "one-hot": ({ columns }) => ({ className: "OneHotEncoding", parameters: { column_names: columns } }),
  "fixed-combinations": ({ columns, params: { combinations } }) =>
    combinations === undefined
      ? { className: "FixedCombinations", parameters: { column_names: columns } }
      : undefined,
  "fixed-null-combinations": nameNullPatterns,
  "mixed-scales": ({ columns: [column = "", ...segments], params: { ranges } }, described) => {
    if (ranges !== undefined) return undefined;
    const foreign = segments.find((segment) => !isCategory(described[segment]));
    return {
      className: "MixedScales",
      parameters: { mixed_scale_column_name: column, segment_column_names: segments },
      ...(foreign !== undefined && { unfit: `"${foreign}" is neither categorical nor boolean` }),
      ...wantNumbers(column, described),
    };
  },
  sum: nameFormula,
  product: nameFormula,
  equal: (rule) => (rule.columns.length === 2 ? nameFormula(rule) : undefined),
};

function nameOrder({ columns, params: { strict } }: Rule): Constraint {
  const order = { strict_boundaries: strict };
  const [low, high] = columns;
  return columns.length === 2
    ? { className: "Inequality", parameters: { low_column_name: low, high_column_name: high, ...order } }
    : { className: "ChainedInequality", parameters: { column_names: columns, ...order } };
}

/** The package fixes the values of all categorical columns or of none. */
function nameNullPatterns({ columns, params: { valuesOf } }: Rule, described: TableSchema["columns"]) {
  const categories = columns.filter((name) => isCategory(described[name]));
  const fixed: ReadonlySet<unknown> = new Set(Array.isArray(valuesOf) ? valuesOf : []);
  if (fixed.size > 0 && (fixed.size !== categories.length || !categories.every((name) => fixed.has(name))))
    return undefined;
  const parameters = { column_names: columns, fix_category_values: fixed.size > 0 };
  return { className: "FixedNullCombinations", parameters };
}

/** There the formula is a function in Python, here it is the rule. */
function nameFormula({ kind, columns: [output, ...inputs] }: Rule): Constraint {
  return {
    className: "ColumnFormula",
    parameters: {
      input_column_names: inputs,
      output_column_name: output,
      formula_function_name: kind,
    },
  };
}

function isCategory(column: ColumnSchema | undefined): boolean {
  return column?.type === "categorical" || column?.type === "boolean";
}

function wantNumbers(column: string, described: TableSchema["columns"]): Pick<Constraint, "unfit"> {
  const type = described[column]?.type;
  return type === "numerical" || type === "currency" ? {} : { unfit: `"${column}" is not numerical` };
}
