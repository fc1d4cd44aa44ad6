import type { TokenRows, TokenVariable } from "../../models/tokens.ts";
import { getColumn, type Table } from "../../table/index.ts";
import { getEncoder } from "./encoders.ts";
import type { FittedEncoding } from "./fit-encoding.ts";

export interface EncodedTable {
  readonly variables: readonly TokenVariable[];
  /** In the order of the variables. */
  readonly rows: TokenRows;
}

export function listVariables({ steps }: FittedEncoding): TokenVariable[] {
  return steps.flatMap(({ encoder, state }) => [...getEncoder(encoder).variables(state)]);
}

/** Rows may be such as were never seen: each value goes where the nearest known one is. */
export function encodeTable(fitted: FittedEncoding, table: Table): EncodedTable {
  const columns = fitted.steps.flatMap(({ encoder, state, columns: names }) => [
    ...getEncoder(encoder).encode(
      state,
      names.map((name) => getColumn(table, name)),
    ),
  ]);
  return { variables: listVariables(fitted), rows: { rowCount: table.rowCount, columns } };
}
