import { expect, test } from "vitest";
import { z } from "zod";
import type { Table } from "../table.ts";
import {
  hasSharedData,
  loadSharedDatabase,
  loadSharedTable,
  readSharedDescription,
} from "../testing/load-shared.ts";
import { detectColumns } from "./detect-columns.ts";

const SINGLE =
  "abalone,air_passengers,ames_housing,compas,german_credit,insurance,telco_churn,titanic,wine_quality";
const RELATIONAL = "chinook,northwind,nyc_taxi,oracle_hr,sakila";
/** What our finer types are called in the collection, which knows six. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  numerical: ["numerical", "currency", "geo"],
  categorical: ["categorical", "ordinal", "name", "address", "email", "phone", "geo", "url"],
  boolean: ["boolean"],
  datetime: ["datetime", "date", "time"],
  id: ["id", "uuid", "email", "name", "phone"],
  text: ["text", "name", "address", "json", "geo", "email"],
};
const described = z.object({ columns: z.array(z.object({ name: z.string(), type: z.string() })) });
const keysOf = z.object({
  tables: z.record(
    z.string(),
    z.object({ columns: z.unknown(), primary_key: z.array(z.string()).nullish() }),
  ),
  foreign_keys: z.array(z.object({ table: z.string(), columns: z.array(z.string()) })),
});

interface Tally {
  columns: number;
  readonly misses: string[];
}

/** A key's type follows from the key; a text that hardly repeats is a text or a class by taste. */
function judge(table: Table, wanted: ReadonlyMap<string, string>, keys: ReadonlySet<string>, tally: Tally) {
  const { columns, profile } = detectColumns(table);
  for (const [name, { type }] of Object.entries(columns)) {
    const want = wanted.get(name) ?? "";
    const { distinctCount, rowCount, nullCount } = profile.columns.get(name) ?? {
      distinctCount: 0,
      rowCount: 0,
      nullCount: 0,
    };
    tally.columns++;
    const empty = distinctCount === 0 && type === "unknown";
    const taste = want === "categorical" && type === "text" && rowCount - nullCount < 2 * distinctCount;
    const key = want === "id" && keys.has(name);
    if (ACCEPTED[want]?.includes(type) || empty || taste || key) continue;
    tally.misses.push(`${table.name}.${name}: ${type} for ${want}`);
  }
}

function typesOf(columns: unknown): Map<string, string> {
  if (Array.isArray(columns))
    return new Map(described.parse({ columns }).columns.map(({ name, type }) => [name, type]));
  const named = z.record(z.string(), z.object({ type: z.string() })).parse(columns);
  return new Map(Object.entries(named).map(([name, { type }]) => [name, type]));
}

test.skipIf(!hasSharedData)("real tables get the types their descriptions give", { timeout: 60_000 }, () => {
  const tally: Tally = { columns: 0, misses: [] };
  for (const name of SINGLE.split(",")) {
    const { columns } = z.object({ columns: z.unknown() }).parse(readSharedDescription("single", name));
    judge(loadSharedTable(name), typesOf(columns), new Set(), tally);
  }
  for (const name of RELATIONAL.split(",")) {
    const { tables, foreign_keys } = keysOf.parse(readSharedDescription("relational", name));
    for (const table of loadSharedDatabase(name).values()) {
      const foreign = foreign_keys
        .filter((key) => key.table === table.name)
        .flatMap(({ columns }) => columns);
      const own = tables[table.name];
      judge(table, typesOf(own?.columns), new Set([...foreign, ...(own?.primary_key ?? [])]), tally);
    }
  }
  expect(tally.columns).toBeGreaterThan(400);
  expect(tally.misses.length / tally.columns, tally.misses.join("\n")).toBeLessThanOrEqual(0.03);
});
