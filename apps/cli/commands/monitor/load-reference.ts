import type { WorkContext } from "@semblance/engine/base";
import { type Reference, summariseReference } from "@semblance/engine/quality";
import { detectSchema, type Schema, type Table, type TableSchema } from "@semblance/engine/table";
import {
  openSource,
  type ReadDatabaseOptions,
  readDatabase,
  type Source,
  type SourceOptions,
} from "@semblance/io";
import { cliErrors } from "../../errors.ts";
import { tellSummaries } from "../inspect/load-source.ts";
import { requireSchemaFile } from "../schema/read-schema-file.ts";

export interface ReferenceChoice {
  readonly address: string;
  readonly schemaFile: string | undefined;
  /** Which table, where the source has several. */
  readonly table: string | undefined;
  /** Columns that are not to be compared. */
  readonly ignored: readonly string[];
  /** Read only a share of the reference. */
  readonly sample?: { readonly share: number; readonly seed: number };
}

export interface LoadedReference {
  readonly reference: Reference;
  readonly schema: TableSchema;
  readonly notes: readonly string[];
}

export async function loadReference(
  choice: ReferenceChoice,
  options: SourceOptions,
  context: WorkContext,
): Promise<LoadedReference> {
  const given =
    choice.schemaFile === undefined
      ? undefined
      : (await requireSchemaFile(choice.schemaFile, { from: undefined })).schema;
  const source = await openSource(choice.address, options);
  try {
    const listing = await source.introspect(context);
    const name = chooseTable(
      listing.tables.map((table) => table.name),
      choice.table,
    );
    const known = takeTable(given ?? listing.schema, name);
    const reading = {
      tables: [name],
      ...(known && { schema: known }),
      ...(choice.sample && { sample: choice.sample }),
    };
    const { table, notes } = await readOne(source, name, reading, context);
    const { schema } = detectSchema(new Map([[name, table]]), known && { known }, context);
    const compared = withoutColumns(schema.tables[name] as TableSchema, choice.ignored);
    return {
      reference: summariseReference(table, compared),
      schema: compared,
      notes: [...listing.notes, ...notes],
    };
  } finally {
    await source.close();
  }
}

export function chooseTable(names: readonly string[], wanted: string | undefined): string {
  const [only, ...others] = wanted === undefined ? names : names.filter((name) => name === wanted);
  if (only !== undefined && others.length === 0) return only;
  const problem =
    wanted === undefined
      ? `There are several tables; choose one with --table: ${names.join(", ")}.`
      : `There is no table "${wanted}"; there are ${names.join(", ")}.`;
  throw cliErrors.create("bad-usage", { problem, command: "monitor" });
}

/** A schema of one table serves a file of another name. */
export function takeTable(schema: Schema | undefined, name: string): Schema | undefined {
  const [only, ...others] = Object.values(schema?.tables ?? {});
  const table = schema?.tables[name] ?? (others.length === 0 ? only : undefined);
  return table && { version: 1, tables: { [name]: { ...table, foreignKeys: [] } }, rules: [] };
}

async function readOne(source: Source, name: string, options: ReadDatabaseOptions, context: WorkContext) {
  const { database, summaries } = await readDatabase(source, options, context);
  return { table: database.get(name) as Table, notes: tellSummaries(summaries) };
}

function withoutColumns(schema: TableSchema, ignored: readonly string[]): TableSchema {
  for (const name of ignored)
    if (!Object.hasOwn(schema.columns, name))
      throw cliErrors.create("bad-usage", {
        problem: `--ignore names "${name}", which is no column.`,
        command: "monitor",
      });
  const columns = Object.entries(schema.columns).filter(([name]) => !ignored.includes(name));
  return { ...schema, columns: Object.fromEntries(columns) };
}
