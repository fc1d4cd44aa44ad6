/** @file One table of a source, with what is known of it. */
import { totalmem } from "node:os";
import type { WorkContext } from "@semblance/engine/base";
import { findTableSchema, type Schema, type Table } from "@semblance/engine/table";
import { type Listing, openSource, readDatabase, type Source } from "@semblance/io";
import { cliErrors } from "../../errors.ts";
import { chooseShare } from "../inspect/choose-share.ts";
import { tellSummaries } from "../inspect/load-source.ts";
import { requireSchemaFile } from "../schema/read-schema-file.ts";
import { renameOnlyTable } from "../schema/rename-only-table.ts";
import type { SourceChoice } from "../source-options.ts";

export interface TableChoice extends SourceChoice {
  readonly address: string;
  /** Which one, where the source has several. */
  readonly tableName: string | undefined;
  readonly schemaFile: string | undefined;
}

export interface LoadedTable {
  readonly table: Table;
  /** Given by the user or declared by the source; of this table alone. */
  readonly known?: Schema;
  /** What was left out, sampled or set aside, in words. */
  readonly notes: readonly string[];
}

export async function loadOneTable(choice: TableChoice, context: WorkContext): Promise<LoadedTable> {
  const source = await openSource(choice.address, choice.source);
  try {
    return await readOne(source, choice, context);
  } finally {
    await source.close();
  }
}

async function readOne(source: Source, choice: TableChoice, context: WorkContext): Promise<LoadedTable> {
  const listing = await source.introspect(context);
  const listed = chooseTable(listing, choice.tableName);
  const known = await readKnown(listing, listed.name, choice.schemaFile);
  const fitting = choice.share ?? chooseShare([listed], choice.address, totalmem());
  const options = {
    tables: [listed.name],
    ...(known && { schema: known }),
    ...(fitting !== undefined && { sample: { share: fitting, seed: choice.seed } }),
  };
  const { database, summaries } = await readDatabase(source, options, context);
  const notes = [...listing.notes, ...tellSummaries(summaries)];
  if (choice.share === undefined && fitting !== undefined)
    notes.push("the source is too large for this machine's memory, so part of its rows was read");
  return { table: database.get(listed.name) as Table, notes, ...(known && { known }) };
}

function chooseTable({ tables }: Listing, wanted: string | undefined): Listing["tables"][number] {
  const names = tables.map(({ name }) => name);
  const [only] = tables;
  if (wanted === undefined && only !== undefined && tables.length === 1) return only;
  if (wanted === undefined)
    throw cliErrors.create("several-tables", { count: tables.length, tables: list(names) });
  const found = tables.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  throw cliErrors.create("table-not-there", { table: wanted, tables: list(names) });
}

const MOST_NAMES = 20;

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

async function readKnown(
  listing: Listing,
  table: string,
  schemaFile: string | undefined,
): Promise<Schema | undefined> {
  if (schemaFile === undefined) return listing.schema && keepOnlyTable(listing.schema, table);
  const { schema } = await requireSchemaFile(schemaFile, { from: undefined });
  const alone = keepOnlyTable(renameOnlyTable(schema, table), table);
  if (alone !== undefined) return alone;
  throw cliErrors.create("schema-of-other-tables", { file: schemaFile, table });
}

/** What hangs on other tables cannot be kept without them. */
function keepOnlyTable(schema: Schema, table: string): Schema | undefined {
  const own = findTableSchema(schema, table);
  if (own === undefined) return undefined;
  const foreignKeys = own.foreignKeys.filter(({ references }) => references.table === table);
  const rules = schema.rules.filter(({ tables }) => tables.every((name) => name === table));
  return { ...schema, tables: { [table]: { ...own, foreignKeys } }, rules };
}
