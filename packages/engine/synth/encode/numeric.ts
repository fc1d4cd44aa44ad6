import { z } from "zod";
import type { Column } from "../../table/index.ts";
import { decodeCells, describeVariable, encodeCells, positionsInCells } from "./cell-tokens.ts";
import { describeCells, protectionsOfCells } from "./describe-cells.ts";
import type { EncodedColumn, Encoder } from "./encoder.ts";
import { fitCells, numberCells } from "./number-cells.ts";
import { findNumberForm, fromSteps, numberForm, toSteps } from "./number-form.ts";
import { clampToBounds, readBounds, stepBounds } from "./step-bounds.ts";

const numericState = z.strictObject({
  name: z.string(),
  form: numberForm,
  cells: numberCells,
  bounds: stepBounds,
});

type NumericState = z.infer<typeof numericState>;

/** Numbers, and dates and times that need no more than one variable. */
export const numericEncoder: Encoder<NumericState> = {
  kind: "numeric",
  state: numericState,
  fit([encoded], { protection }) {
    const { name, column, schema, profile } = encoded as EncodedColumn;
    if (column.kind === "text") throw new TypeError("text has no numbers");
    const form = findNumberForm(column, profile.decimals);
    const cells = fitCells(toSteps(column, form), protection, nullsOf(column));
    return { name, form, cells, bounds: readBounds(schema, form) };
  },
  variables: ({ name, cells }) => [describeVariable(name, cells)],
  encode: ({ form, cells }, columns) =>
    columns.map((column) => encodeCells(cells, toSteps(column, form), nullsOf(column))),
  decode({ form, cells, bounds }, [drawn]) {
    if (drawn === undefined) return [];
    const { numbers, nulls } = decodeCells(cells, drawn);
    return [fromSteps(clampToBounds(numbers, bounds), form, nulls)];
  },
  positionsOf({ form, cells }, values) {
    const factor = form.stepsPerNumber;
    return positionsInCells(cells, factor === 0 ? values : values.map((value) => roundNear(value * factor)));
  },
  describe: ({ cells, form }) => describeCells(cells, form.kind === "datetime" ? "times" : "values"),
  protections: ({ cells, name }) => protectionsOfCells(cells, name),
};

/** Float64 columns alone have NaN that is not null. */
function nullsOf(column: Column): Uint8Array | undefined {
  if (column.kind !== "float64") return undefined;
  return column.nulls ?? new Uint8Array(column.length);
}

/** A multiple of the step that multiplication has missed by a last bit. */
export function roundNear(steps: number): number {
  const whole = Math.round(steps);
  return Math.abs(whole - steps) < 1e-6 ? whole : steps;
}
