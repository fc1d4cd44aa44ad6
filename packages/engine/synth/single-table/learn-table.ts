/** @file What is learned of a table before the law of its rows: relations taken out, columns encoded as tokens. */
import { type Random, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { TokenRows, TokenVariable } from "../../models/tokens.ts";
import type { Table, TableSchema } from "../../table/index.ts";
import {
  encodeTable,
  type FittedEncoding,
  fitEncoding,
  listVariables,
  planEncoding,
} from "../encode/index.ts";
import { synthErrors } from "../errors.ts";
import { type AppliedRelation, applyRelations, findRelations } from "../relations/index.ts";
import { drawInOrder, listOrders } from "./orders.ts";
import { readProtection, type TableSettings } from "./table-settings.ts";

/** Plain data. */
export interface LearnedTable {
  readonly name: string;
  readonly rowCount: number;
  readonly relations: readonly AppliedRelation[];
  readonly encoding: FittedEncoding;
}

export interface LearnOptions {
  readonly settings: TableSettings;
  /** A floor that draws columns on their own has no relations to keep. */
  readonly keepsRelations: boolean;
  readonly random: Random;
}

export interface LearnedRows {
  readonly learned: LearnedTable;
  readonly rows: TokenRows;
}

export function learnTable(
  table: Table,
  schema: TableSchema,
  options: LearnOptions,
  context: WorkContext = {},
): LearnedRows {
  const { settings, random } = options;
  const protection = readProtection(settings);
  requireRows(table, protection.leastPeople);
  const enter = listPhases(context);
  enter("looking for relations");
  const reduced = reduce(table, schema, options, context);
  enter("encoding");
  const plan = planEncoding(reduced.table, reduced.schema, { protection });
  const fitting = { protection, random: random.stream("encoding") };
  const encoding = fitEncoding(plan, reduced.table, reduced.schema, fitting);
  throwIfCancelled(context.signal);
  const learned = { name: table.name, rowCount: table.rowCount, relations: reduced.applied, encoding };
  return { learned, rows: encodeTable(encoding, reduced.table).rows };
}

/** The variables that a model of the rows is about, with what must be drawn before what. */
export function listLearnedVariables({ encoding, relations }: LearnedTable): TokenVariable[] {
  return drawInOrder(listVariables(encoding), encoding, listOrders(relations));
}

/** Other rows of the same columns, as the model knows rows. */
export function encodeRows(
  { relations, encoding }: LearnedTable,
  table: Table,
  schema: TableSchema,
): TokenRows {
  return encodeTable(encoding, applyRelations(table, schema, relations).table).rows;
}

function reduce(table: Table, schema: TableSchema, options: LearnOptions, { signal }: WorkContext) {
  const { settings, keepsRelations, random } = options;
  if (!keepsRelations || settings.relations === false) return { applied: [], table, schema };
  return findRelations(table, schema, {
    random: random.stream("relations"),
    leastPeople: readProtection(settings).leastPeople,
    exclude: settings.withoutRelations ?? [],
    ...(signal && { signal }),
  });
}

/** Of fewer rows nothing could be told that is not about somebody. */
function requireRows({ name, rowCount }: Table, leastPeople: number): void {
  const needed = 2 * leastPeople;
  if (rowCount < needed) throw synthErrors.create("too-few-rows", { table: name, rows: rowCount, needed });
}

function listPhases({ signal, onProgress }: WorkContext): (phase: string) => void {
  return (phase) => {
    throwIfCancelled(signal);
    onProgress?.({ phase, done: 0, unit: "steps" });
  };
}
