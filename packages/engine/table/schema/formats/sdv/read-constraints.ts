/** @file SDV's constraints of one table as rules, where both have the same in mind. */
import { z } from "zod";
import type { Rule } from "../../schema.ts";
import type { SdvConstraint } from "./sdv-shape.ts";

const name = z.string();
const names = z.array(name).min(1);
const strict = z.boolean().optional();

const inequality = z
  .looseObject({ low_column_name: name, high_column_name: name, strict_boundaries: strict })
  .transform(
    (c): Rule =>
      makeOrder("inequality", [c.low_column_name, c.high_column_name], c.strict_boundaries ?? false),
  );
const chain = z
  .looseObject({ column_names: names, strict_boundaries: strict })
  .transform((c): Rule => makeOrder("inequality", c.column_names, c.strict_boundaries ?? true));
const range = z
  .looseObject({
    low_column_name: name,
    middle_column_name: name,
    high_column_name: name,
    strict_boundaries: strict,
  })
  .transform(
    (c): Rule =>
      makeOrder(
        "range",
        [c.low_column_name, c.middle_column_name, c.high_column_name],
        c.strict_boundaries ?? true,
      ),
  );
const increments = z.looseObject({ column_name: name, increment_value: z.number().positive() }).transform(
  (c): Rule => ({
    kind: "fixed-increments",
    columns: [c.column_name],
    params: { increment: c.increment_value },
  }),
);
const listed = (kind: string) =>
  z
    .looseObject({ column_names: names })
    .transform((c): Rule => ({ kind, columns: c.column_names, params: {} }));

const readers: Readonly<Record<string, z.ZodType<Rule>>> = {
  Inequality: inequality,
  ChainedInequality: chain,
  Range: range,
  FixedIncrements: increments,
  OneHotEncoding: listed("one-hot"),
  FixedCombinations: listed("fixed-combinations"),
  FixedNullCombinations: listed("fixed-null-combinations"),
};

export interface ReadConstraint {
  readonly name: string;
  readonly table: string | undefined;
  /** Undefined when there is no such rule, or its parameters are not as SDV writes them. */
  readonly rule: Rule | undefined;
}

export function readConstraint(constraint: SdvConstraint): ReadConstraint {
  const name = constraint.class_name ?? constraint.constraint_class ?? "";
  const parameters = constraint.parameters ?? constraint.constraint_parameters ?? {};
  const { table_name: inner } = parameters;
  const table = constraint.table_name ?? (typeof inner === "string" ? inner : undefined);
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return { name, table, rule: reader?.safeParse(parameters).data };
}

function makeOrder(kind: "inequality" | "range", columns: string[], isStrict: boolean): Rule {
  return { kind, columns, params: isStrict ? { strict: true } : {} };
}
