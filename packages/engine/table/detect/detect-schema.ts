/**
 * @file The Schema of a database nobody has described: columns first, then keys across all tables, then rules.
 * What is known already (a schema given, or declared by the source) stays; only gaps are filled.
 */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import { detectBetween } from "../rules/between/index.ts";
import type { TableProfile } from "../rules/rule-kind.ts";
import {
  type ColumnSchema,
  type Rule,
  type Schema,
  schemaSchema,
  type TableSchema,
  type TablesRule,
} from "../schema/schema.ts";
import type { Database } from "../table.ts";
import { detectColumns } from "./detect-columns.ts";
import type { DetectedSchema } from "./detected-schema.ts";
import type { Guess } from "./detection.ts";
import { detectKeys } from "./keys/detect-keys.ts";
import { type DetectedKeys, type KeyGuess, toGuesses } from "./keys/key-guesses.ts";
import { detectRelations } from "./relations/index.ts";

export interface DetectOptions {
  /** What is known and not to be guessed. */
  readonly known?: Schema;
}

export function detectSchema(
  database: Database,
  { known }: DetectOptions = {},
  context: WorkContext = {},
): DetectedSchema {
  const profiles = new Map<string, TableProfile>();
  const guesses: Guess[] = [];
  const tables: Record<string, Partial<TableSchema> & Pick<TableSchema, "columns">> = {};
  for (const [name, table] of database) {
    throwIfCancelled(context.signal);
    const detected = detectColumns(table, { ...(context.signal && { signal: context.signal }) });
    profiles.set(name, detected.profile);
    guesses.push(...detected.guesses);
    tables[name] = { columns: detected.columns };
    context.onProgress?.({
      phase: "looking at columns",
      done: profiles.size,
      total: database.size,
      unit: "tables",
    });
  }
  const keys = detectKeys(database, context);
  const identified = new Map<string, Guess>();
  for (const [name, table] of Object.entries(tables)) {
    Object.assign(table, takeKeys(name, keys));
    for (const guess of identifyKeys(name, table)) identified.set(guess.path, guess);
  }
  const all = [...guesses.map((guess) => identified.get(guess.path) ?? guess), ...toGuesses(keys)];
  const found = findRules(profiles, tables, context);
  all.push(...found);
  const described = schemaSchema.parse({
    version: 1,
    tables: mergeKnown(tables, known),
    rules: known?.rules ?? [],
  });
  const between = known === undefined ? findRulesBetween(database, described, context) : [];
  const schema = { ...described, rules: [...described.rules, ...between.flatMap(promised<TablesRule>)] };
  return { schema, guesses: [...all.filter((guess) => !isKnown(guess, known)), ...between], profiles };
}

/** What may be an accident is told as a guess, but no promise is made of it. */
const PROMISED = 0.8;

function promised<T>({ value, confidence }: Guess): T[] {
  return confidence >= PROMISED ? [value as T] : [];
}

function findRules(
  profiles: ReadonlyMap<string, TableProfile>,
  tables: Record<string, Partial<TableSchema>>,
  { signal, onProgress }: WorkContext,
): Guess[] {
  const all: Guess[] = [];
  let done = 0;
  for (const [name, profile] of profiles) {
    throwIfCancelled(signal);
    const guesses = detectRelations(profile, signal === undefined ? {} : { signal }).map(
      ({ rule, confidence, evidence }) => ({
        path: `tables.${name}.rules`,
        value: rule,
        confidence,
        evidence,
        by: "relations",
      }),
    );
    Object.assign(tables[name] as object, { rules: guesses.flatMap(promised<Rule>) });
    all.push(...guesses);
    onProgress?.({ phase: "looking for rules", done: ++done, total: profiles.size, unit: "tables" });
  }
  return all;
}

function findRulesBetween(database: Database, schema: Schema, { signal }: WorkContext): Guess[] {
  const found = detectBetween(database, schema, signal === undefined ? {} : { signal });
  return found.map(({ rule, confidence, evidence }) => ({
    path: "rules",
    value: rule,
    confidence,
    evidence,
    by: "relations",
  }));
}

function takeKeys(table: string, keys: DetectedKeys): Partial<TableSchema> {
  const own = <T extends KeyGuess>(guesses: readonly T[]) => guesses.filter((guess) => guess.table === table);
  const uniqueKeys = own(keys.uniqueKeys).filter(({ confidence }) => confidence >= PROMISED);
  return {
    primaryKey: [...(own(keys.primaryKeys)[0]?.columns ?? [])],
    uniqueKeys: uniqueKeys.map(({ columns }) => [...columns]),
    foreignKeys: own(keys.foreignKeys).map(({ columns, references }) => ({
      columns: [...columns],
      references: { table: references.table, columns: [...references.columns] },
    })),
  };
}

/** Columns that are keys become identifiers, whatever their values looked like. */
function* identifyKeys(
  name: string,
  { columns, primaryKey = [], foreignKeys = [] }: Partial<TableSchema> & Pick<TableSchema, "columns">,
): Generator<Guess> {
  const linking = foreignKeys.flatMap((key) => key.columns);
  for (const column of primaryKey.length === 1 ? [...primaryKey, ...linking] : linking) {
    const before = columns[column] as ColumnSchema;
    const after = asIdentifier(before);
    if (after.type === before.type) continue;
    columns[column] = after;
    const evidence = linking.includes(column)
      ? "it points at the key of a table"
      : "it is the key of its table";
    yield {
      path: `tables.${name}.columns.${column}.type`,
      value: "id",
      confidence: 0.95,
      evidence,
      by: "keys",
    };
  }
}

const keepTheirType: ReadonlySet<ColumnSchema["type"]> = new Set([
  "datetime",
  "date",
  "time",
  "uuid",
  "email",
  "phone",
]);

/** What only points at rows is no quantity: a key of numbers is neither summed nor averaged. */
function asIdentifier(column: ColumnSchema): ColumnSchema {
  if (keepTheirType.has(column.type)) return column;
  const { values: _values, min: _min, max: _max, unit: _unit, ...rest } = column;
  return { ...rest, type: "id" };
}

function mergeKnown(
  tables: Record<string, Partial<TableSchema> & Pick<TableSchema, "columns">>,
  known: Schema | undefined,
): Record<string, unknown> {
  const merged = Object.entries(tables).map(([name, table]) => {
    const given = known?.tables[name];
    if (given === undefined) return [name, table];
    return [name, { ...given, columns: { ...table.columns, ...given.columns } }];
  });
  return Object.fromEntries(merged);
}

function isKnown({ path }: Guess, known: Schema | undefined): boolean {
  return Object.keys(known?.tables ?? {}).some((table) => path.startsWith(`tables.${table}.`));
}
