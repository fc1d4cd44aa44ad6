import type { Random } from "../../base/index.ts";
import { getColumn, type Table, type TableSchema } from "../../table/index.ts";
import type { SavedState } from "../saved-state.ts";
import type { EncodedColumn, EncodingStep, Protection } from "./encoder.ts";
import { getEncoder } from "./encoders.ts";
import { viewColumns } from "./view-columns.ts";

/** Plain data: what the model file keeps. A type, not an interface, so that it is a `SavedState`. */
export type FittedEncoding = {
  /** All columns, in the order of the source. */
  readonly columns: readonly string[];
  readonly steps: readonly FittedStep[];
};

export type FittedStep = {
  readonly encoder: string;
  readonly columns: readonly string[];
  readonly state: SavedState;
};

export interface FitEncodingOptions {
  readonly protection: Protection;
  readonly random: Random;
}

export function fitEncoding(
  plan: readonly EncodingStep[],
  table: Table,
  schema: TableSchema,
  { protection, random }: FitEncodingOptions,
): FittedEncoding {
  const columns = viewColumns(table, schema);
  const steps = plan.map((step): FittedStep => {
    const context = {
      protection,
      rowCount: table.rowCount,
      random: random.stream(step.columns.join("\n")),
      columns,
    };
    const own = step.columns.map((name) => pickColumn(columns, table, name));
    const state = getEncoder(step.encoder).fit(own, context) as SavedState;
    return { encoder: step.encoder, columns: step.columns, state };
  });
  return { columns: [...table.columns.keys()], steps };
}

function pickColumn(columns: ReadonlyMap<string, EncodedColumn>, table: Table, name: string): EncodedColumn {
  const column = columns.get(name);
  if (column === undefined) throw new TypeError(`no column ${getColumn(table, name).kind}`);
  return column;
}
