/** @file Two or three sources read with the same types, so that they can be compared. */
import type { WorkContext } from "@semblance/engine/base";
import type { EvaluationInput } from "@semblance/engine/quality";
import { type Database, detectSchema, type Schema, type Table } from "@semblance/engine/table";
import { openSource, openSqlSandbox, readDatabase, type SourceOptions } from "@semblance/io";
import { tellSummaries } from "../inspect/load-source.ts";
import { requireSchemaFile } from "../schema/read-schema-file.ts";
import { renameOnlyTable } from "../schema/rename-only-table.ts";

export interface ComparisonAddresses {
  readonly real: string;
  readonly synthetic: string;
  readonly holdout: string | undefined;
  readonly schema: string | undefined;
}

export interface Comparison {
  readonly input: Omit<EvaluationInput, "seed">;
  readonly notes: readonly string[];
}

export async function loadComparison(
  { real, synthetic, holdout, schema: schemaFile }: ComparisonAddresses,
  options: SourceOptions,
  context: WorkContext,
): Promise<Comparison> {
  const given =
    schemaFile === undefined ? undefined : (await requireSchemaFile(schemaFile, { from: undefined })).schema;
  const realSide = await load(real, options, given, context);
  const name = onlyName(realSide.database);
  const known = given === undefined ? realSide.declared : renameOnlyTable(given, name);
  const schema = detectSchema(realSide.database, known === undefined ? {} : { known }, context).schema;
  const others = [];
  const notes = [...realSide.notes];
  for (const address of [synthetic, holdout]) {
    if (address === undefined) continue;
    const other = await load(address, options, schema, context);
    notes.push(...other.notes);
    others.push(name === undefined ? other.database : pairSingle(other.database, name));
  }
  const [syntheticSide = new Map(), holdoutSide] = others;
  const input = {
    real: realSide.database,
    synthetic: syntheticSide,
    schema,
    ...(known === undefined && { foundRules: true }),
    ...(holdoutSide && { holdout: holdoutSide }),
    ...(hasSqlRules(schema) && { sql: openSqlSandbox() }),
  };
  return { input, notes };
}

/** The sandbox then starts with the first of them, and ends with this process. */
export function hasSqlRules({ tables }: Schema): boolean {
  return Object.values(tables).some(({ rules }) => rules.some(({ kind }) => kind === "sql"));
}

function onlyName(database: Database): string | undefined {
  return database.size === 1 ? database.keys().next().value : undefined;
}

/** Two single files are one table, whatever their names. */
function pairSingle(database: Database, name: string): Database {
  const [only] = database.values();
  return database.size === 1 && only !== undefined
    ? new Map([[name, { ...only, name } satisfies Table]])
    : database;
}

async function load(
  address: string,
  options: SourceOptions,
  schema: Schema | undefined,
  context: WorkContext,
) {
  const source = await openSource(address, options);
  try {
    const listing = await source.introspect(context);
    const only = listing.tables.length === 1 ? listing.tables[0]?.name : undefined;
    const fitting = schema === undefined ? undefined : renameOnlyTable(schema, only);
    const { database, summaries } = await readDatabase(
      source,
      fitting === undefined ? {} : { schema: fitting },
      context,
    );
    const notes = [...listing.notes, ...tellSummaries(summaries)];
    return { database, declared: listing.schema, notes };
  } finally {
    await source.close();
  }
}
