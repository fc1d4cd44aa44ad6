import { totalmem } from "node:os";
import type { WorkContext } from "@semblance/engine/base";
import { type Database, detectSchema, type Schema } from "@semblance/engine/table";
import { type ReadSummary, readDatabase, readSubset, type Source } from "@semblance/io";
import { requireSchemaFile } from "../schema/read-schema-file.ts";
import type { SourceChoice } from "../source-options.ts";
import { chooseShare } from "./choose-share.ts";

export interface LoadedSource {
  readonly database: Database;
  /** Given by the user or declared by the source. */
  readonly known?: Schema;
  /** What was left out, sampled or set aside, in words. */
  readonly notes: readonly string[];
}

export interface LoadChoice extends Omit<SourceChoice, "source"> {
  readonly address: string;
  readonly schemaFile: string | undefined;
}

export async function loadSource(
  source: Source,
  { address, schemaFile, root, seed, ...choice }: LoadChoice,
  context: WorkContext,
): Promise<LoadedSource> {
  const listing = await source.introspect(context);
  const share = choice.share ?? chooseShare(listing.tables, address, totalmem());
  const known =
    schemaFile === undefined ? undefined : (await requireSchemaFile(schemaFile, { from: undefined })).schema;
  const options = known === undefined ? {} : { schema: known };
  const notes = [...listing.notes];
  if (choice.share === undefined && share !== undefined)
    notes.push("the source is too large for this machine's memory");
  if (share === undefined) {
    const { database, summaries } = await readDatabase(source, options, context);
    notes.push(...tellSummaries(summaries));
    return { database, notes, ...(known && { known }) };
  }
  const sample = { share, seed };
  const plain = await readDatabase(source, { ...options, sample }, context);
  notes.push(...tellSummaries(plain.summaries));
  if (listing.tables.length === 1)
    return { database: plain.database, notes: [...notes, describeShare(share)], ...(known && { known }) };
  // Keys are found on loose samples of every table; then a part that hangs together is read along them.
  const keys = known ?? detectSchema(plain.database, {}, context).schema;
  const rowCounts = new Map([...plain.database].map(([name, { rowCount }]) => [name, rowCount / share]));
  const subset = await readSubset(source, keys, { share, seed, rowCounts, ...(root && { root }) }, context);
  return { database: subset.database, notes: [...notes, `read: ${subset.note}`], ...(known && { known }) };
}

/** What reading left out, table by table. */
export function tellSummaries(summaries: ReadonlyMap<string, ReadSummary>): string[] {
  return [...summaries].flatMap(([table, { rejected, sampled, notes = [] }]) => [
    ...(sampled === undefined ? [] : [`${table}: ${sampled}`]),
    ...notes.map((note) => `${table}: ${note}`),
    ...(rejected === undefined ? [] : [`${table}: ${describeRejected(rejected)}`]),
  ]);
}

function describeRejected({
  count,
  file,
  firstLine,
  firstReason,
}: NonNullable<ReadSummary["rejected"]>): string {
  const rows = count === 1 ? "1 row" : `${count} rows`;
  const place = file === undefined ? "--rejects FOLDER keeps what was left out" : `kept in ${file}`;
  return `${rows} could not be read, first line ${firstLine} (${firstReason}); ${place}`;
}

function describeShare(share: number): string {
  return `read: about ${Number((100 * share).toPrecision(3))} % of the rows`;
}
