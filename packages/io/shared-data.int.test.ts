/**
 * @file The collection of real tables, read as a user's files are: every cell is counted, types are what the
 * collection's own descriptions say, and every key that it declares holds.
 */
import { join, resolve } from "node:path";
import {
  countNulls,
  type Database,
  detectSchema,
  type LogicalType,
  type Schema,
  validateSchema,
} from "@semblance/engine/table";
import { describe, expect, test } from "vitest";
import { hasSharedData, listShared, readSharedDescription } from "../engine/table/testing/load-shared.ts";
import { openSource } from "./open-source.ts";
import { readDatabase } from "./read-table.ts";

const folder = resolve(import.meta.dirname, "../../../shared/data");

/** What the collection says of itself, as far as it is looked at here. */
interface Description {
  readonly tables: Readonly<Record<string, DescribedTable>>;
  readonly foreign_keys: readonly {
    readonly table: string;
    readonly columns: string[];
    readonly ref_table: string;
    readonly ref_columns: string[];
    readonly orphan_rows: number;
  }[];
}

interface DescribedTable {
  readonly rows: number;
  readonly columns: readonly { name: string; type: string; subtype: string; n_null: number }[];
  readonly primary_key?: string[] | null;
}

/**
 * The collection knows six types; ours are finer. Names, addresses and the like are what a categorical or a text is
 * about; money and coordinates are numbers; a number that identifies is an id by its key, not by its digits.
 */
const accepted: Readonly<Record<string, readonly LogicalType[]>> = {
  numerical: ["numerical", "currency", "geo"],
  categorical: ["categorical", "ordinal", "name", "address", "email", "phone", "url", "geo"],
  boolean: ["boolean"],
  datetime: ["datetime", "date", "time"],
  id: ["id", "uuid", "email", "phone"],
  text: ["text", "name", "address", "json", "url", "email"],
};

function describeShared(kind: "single" | "relational", name: string): Description {
  const found = readSharedDescription(kind, name);
  if (kind === "relational") return found as Description;
  return { tables: { [name]: found as DescribedTable }, foreign_keys: [] };
}

async function loadShared(kind: "single" | "relational", name: string): Promise<Database> {
  const source = await openSource(join(folder, kind, kind === "single" ? `${name}.csv.gz` : name));
  try {
    const { database, summaries } = await readDatabase(source);
    for (const [table, { rejected }] of summaries) expect(rejected, table).toBeUndefined();
    return database;
  } finally {
    await source.close();
  }
}

/** Every table, column, row and null is there. */
function expectContents(database: Database, { tables }: Description): void {
  expect([...database.keys()].sort()).toEqual(Object.keys(tables).sort());
  for (const [name, { rows, columns }] of Object.entries(tables)) {
    const table = database.get(name);
    expect(table?.rowCount, name).toBe(rows);
    const nulls = [...(table?.columns ?? [])].map(([own, values]) => [own, countNulls(values)]);
    expect(nulls, name).toEqual(columns.map((one) => [one.name, one.n_null]));
  }
}

function toSchema({ tables, foreign_keys }: Description): Schema {
  const named = Object.entries(tables).map(([name, { columns, primary_key }]) => {
    const own = foreign_keys.filter(({ table }) => table === name);
    return [
      name,
      {
        columns: Object.fromEntries(columns.map((one) => [one.name, { type: "unknown" as const }])),
        primaryKey: primary_key ?? [],
        uniqueKeys: [],
        foreignKeys: own.map((key) => ({
          columns: key.columns,
          references: { table: key.ref_table, columns: key.ref_columns },
        })),
        rules: [],
      },
    ];
  });
  return { version: 1, tables: Object.fromEntries(named), rules: [] };
}

/** Keys that the collection itself counts orphans of have exactly those; all others none. */
function expectKeys(database: Database, about: Description): void {
  const issues = validateSchema(toSchema(about), database).filter(({ path }) => /Key/.test(path));
  const orphans = issues.filter(({ code }) => code === "orphans");
  const others = issues.filter(({ code, severity }) => code !== "orphans" && severity === "error");
  expect(others).toEqual([]);
  const declared = about.foreign_keys.filter(({ orphan_rows }) => orphan_rows > 0);
  const counts = orphans.map(({ message }) => Number.parseInt(message, 10)).sort((a, b) => a - b);
  expect(counts).toEqual(declared.map(({ orphan_rows }) => orphan_rows).sort((a, b) => a - b));
}

interface Verdict {
  readonly column: string;
  readonly wanted: string;
  readonly found: string;
  /** `open`: the collection calls a column categorical of which a value occurs less than twice on average. */
  readonly is: "right" | "open" | "wrong";
}

function judgeTypes(database: Database, about: Description): Verdict[] {
  const { schema, profiles } = detectSchema(database);
  return Object.entries(about.tables).flatMap(([table, { columns, rows }]) =>
    columns.map(({ name, type, subtype, n_null }): Verdict => {
      const found = schema.tables[table]?.columns[name]?.type ?? "unknown";
      const distinctCount = profiles.get(table)?.columns.get(name)?.distinctCount ?? 0;
      const isOpen = type === "categorical" && found === "text" && rows - n_null < 2 * distinctCount;
      const isRight = accepted[type]?.includes(found) || (subtype === "empty" && found === "unknown");
      const is = isRight ? "right" : isOpen ? "open" : "wrong";
      return { column: `${table}.${name}`, wanted: type, found, is };
    }),
  );
}

function listVerdicts(verdicts: readonly Verdict[], is: Verdict["is"]): string {
  const some = verdicts.filter((verdict) => verdict.is === is);
  return `${some.length} ${is}\n${some.map(({ column: name, wanted, found }) => `  ${name}: ${found} for ${wanted}\n`).join("")}`;
}

describe.skipIf(!hasSharedData)("the collection of real tables", () => {
  const verdicts: Verdict[] = [];
  const all = (["single", "relational"] as const).flatMap((kind) =>
    listShared(kind).map((name) => [kind, name] as const),
  );

  test("has 42 databases", () => expect(all.length).toBe(42));

  test.each(all)("%s %s: contents and keys", async (kind, name) => {
    const about = describeShared(kind, name);
    const database = await loadShared(kind, name);
    expectContents(database, about);
    expectKeys(database, about);
    verdicts.push(...judgeTypes(database, about));
  });

  test("97 % of the columns have the type that is described", () => {
    const wrong = verdicts.filter(({ is }) => is === "wrong");
    process.stdout.write(
      `Types of ${verdicts.length} columns: ${listVerdicts(verdicts, "open")}${listVerdicts(verdicts, "wrong")}`,
    );
    expect(verdicts.length).toBeGreaterThan(1_000);
    expect(wrong.length / verdicts.length).toBeLessThanOrEqual(0.03);
  });
});
