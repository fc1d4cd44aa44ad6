/** @file Two halves of adult by turns: the first was fitted, the second stands in for synthetic and for held-out rows. */
import { detectSchema, type Schema, type Table, takeRows } from "../../packages/engine/table/index.ts";
import { loadSharedTable } from "../../packages/engine/table/testing/load-shared.ts";

export interface AdultParts {
  readonly schema: Schema;
  readonly parts: readonly Table[];
}

export function cutAdult(count: number): AdultParts {
  const adult = loadSharedTable("adult");
  const size = Math.floor(adult.rowCount / count);
  const parts = Array.from({ length: count }, (_, part) =>
    takeRows(
      adult,
      Int32Array.from({ length: size }, (_, row) => row * count + part),
    ),
  );
  return { schema: detectSchema(new Map([["adult", adult]])).schema, parts };
}
