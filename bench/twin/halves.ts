/**
 * @file A real table in two fixed halves: one is fitted, the other nobody sees. Types are those that the collection
 * states, corrected by hand; keys and free text are not judged.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fillPermutation, Random } from "../../packages/engine/base/index.ts";
import {
  type Column,
  makeTable,
  type Schema,
  schemaSchema,
  type Table,
  takeRows,
} from "../../packages/engine/table/index.ts";
import { openSource, readTable } from "../../packages/io/index.ts";
import { cacheFolder } from "./folders.ts";
import { singleFolder } from "./tables.ts";

interface Description {
  readonly target: string | null;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface Halves {
  readonly name: string;
  readonly fitted: Table;
  readonly other: Table;
  /** Of the columns that are judged. */
  readonly schema: Schema;
  readonly target: string | undefined;
}

export const tableFile = (name: string) => join(singleFolder, `${name}.csv.gz`);
export const descriptionFile = (name: string) => join(singleFolder, `${name}.json`);

export async function readHalves(name: string): Promise<Halves> {
  const table = await readCsv(tableFile(name), name);
  const description = readDescription(name);
  const fittedRows = pickFittedRows(name, table.rowCount);
  const isFitted = new Uint8Array(table.rowCount);
  for (const row of fittedRows) isFitted[row] = 1;
  const others = Int32Array.from(isFitted.keys()).filter((row) => isFitted[row] === 0);
  const [fitted, other] = [takeRows(table, fittedRows), takeRows(table, others)];
  const schema = describeJudged(fitted, description);
  const target = description.target ?? undefined;
  const isJudged = target !== undefined && Object.hasOwn(schema.tables[name]?.columns ?? {}, target);
  return { name, fitted, other, schema, target: isJudged ? target : undefined };
}

/** A CSV file as one table of this name; columns that are text in `like` stay text, and its numbers are numbers. */
export async function readCsv(path: string, name: string, like?: Table): Promise<Table> {
  const source = await openSource(path);
  try {
    const { tables } = await source.introspect({});
    const listed = tables[0]?.name ?? name;
    const texts = [...(like?.columns ?? [])].filter(([, { kind }]) => kind === "text");
    const columns = Object.fromEntries(texts.map(([column]) => [column, { type: "text" }]));
    const schema = schemaSchema.parse({ version: 1, tables: { [listed]: { columns } } });
    const { table } = await readTable(source, listed, { schema });
    return makeTable(
      name,
      [...table.columns].map(([column, own]) => [column, readLike(own, like?.columns.get(column))]),
    );
  } finally {
    await source.close();
  }
}

/** A word among numbers, such as a mark for rare values, is missing: the others are numbers all the same. */
function readLike(own: Column, real: Column | undefined): Column {
  if (real === undefined || own.kind !== "text" || ["text", "datetime", "boolean"].includes(real.kind))
    return own;
  const { codes, dictionary, length, nulls } = own;
  const read = Float64Array.from({ length: dictionary.size }, (_, code) => Number(dictionary.at(code)));
  const values = Float64Array.from(codes, (code, row) =>
    nulls?.[row] === 1 ? Number.NaN : (read[code] ?? Number.NaN),
  );
  return {
    kind: "float64",
    length,
    values,
    nulls: Uint8Array.from(values, (value) => Number(Number.isNaN(value))),
  };
}

function readDescription(name: string): Description {
  return JSON.parse(readFileSync(descriptionFile(name), "utf8"));
}

function pickFittedRows(name: string, rowCount: number): Int32Array {
  const order = fillPermutation(new Random("the fitted half").stream(name), new Uint32Array(rowCount));
  return Int32Array.from(order.subarray(0, rowCount >> 1)).sort();
}

/** The file of fitted rows that generators of other projects are given: 32 bits each, little-endian. */
export function writeFittedRows(name: string): string {
  const path = join(cacheFolder, "halves", `${name}.rows`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pickFittedRows(name, readDescription(name).rows));
  return path;
}

const judgedTypes = new Set(["numerical", "categorical", "boolean", "datetime"]);

function describeJudged(fitted: Table, { columns }: Description): Schema {
  const hasValues = (name: string) => {
    const column = fitted.columns.get(name);
    return column !== undefined && (column.nulls === undefined || column.nulls.includes(0));
  };
  const judged = columns.filter(({ name, type }) => judgedTypes.has(type) && hasValues(name));
  const described = Object.fromEntries(judged.map(({ name, type }) => [name, { type }]));
  return schemaSchema.parse({ version: 1, tables: { [fitted.name]: { columns: described } } });
}
