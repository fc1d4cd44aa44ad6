/**
 * @file What each column of a table is. Every detector says what it sees; the surest that names a type decides it,
 * and what others add (a unit, a kind of personal information, a role) is kept where it does not contradict.
 */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { TableProfile } from "../rules/rule-kind.ts";
import type { ColumnSchema } from "../schema/schema.ts";
import type { Table } from "../table.ts";
import type { ColumnDetector, ColumnGuess, ColumnProfile, Guess } from "./detection.ts";
import { profileColumn } from "./profile-column.ts";
import { proposeMissing } from "./propose-missing.ts";
import { typeDetectors } from "./types/index.ts";

export interface DetectedColumns {
  readonly columns: Record<string, ColumnSchema>;
  readonly guesses: readonly Guess[];
  readonly profile: TableProfile;
}

interface NamedGuess extends ColumnGuess {
  readonly by: string;
}

/** Additions below this confidence are left out: a wrong one costs more than a missing one. */
const ADDED = 0.5;

export function detectColumns(table: Table, { signal, onProgress }: WorkContext = {}): DetectedColumns {
  const columns: Record<string, ColumnSchema> = {};
  const profiles = new Map<string, ColumnProfile>();
  const guesses: Guess[] = [];
  for (const [name, column] of table.columns) {
    throwIfCancelled(signal);
    const profile = profileColumn(table.name, name, column);
    profiles.set(name, profile);
    const { schema, because } = detectColumn(profile);
    columns[name] = schema;
    guesses.push(...because);
    onProgress?.({
      phase: `types of ${table.name}`,
      done: profiles.size,
      total: table.columns.size,
      unit: "columns",
    });
  }
  return { columns, guesses, profile: { table, columns: profiles } };
}

export function detectColumn(profile: ColumnProfile): { schema: ColumnSchema; because: Guess[] } {
  const guesses = runDetectors(profile, typeDetectors);
  const best = guesses.find(({ schema }) => schema.type !== undefined);
  const path = `tables.${profile.table}.columns.${profile.name}`;
  const because: Guess[] = [];
  let schema: Partial<ColumnSchema> = {};
  for (const guess of guesses) {
    const added = guess === best ? guess.schema : addition(guess, best, schema);
    const head = Object.keys(added)[0];
    if (head === undefined) continue;
    schema = { ...added, ...schema };
    const value = added[head as keyof ColumnSchema];
    because.push({ path: `${path}.${head}`, value, ...explain(guess) });
  }
  const missing = proposeMissing(profile);
  if (missing !== undefined)
    because.push({
      path: `${path}.missing`,
      value: missing.values,
      ...explain({ ...missing, by: "missing" }),
    });
  const nullable = profile.rowCount === 0 ? {} : { nullable: profile.nullCount > 0 };
  return { schema: { type: "unknown", ...schema, ...nullable }, because };
}

const explain = ({ confidence, evidence, by }: Omit<NamedGuess, "schema">) => ({ confidence, evidence, by });

/** Surest first; equals in the order of the alphabet, so that the answer never depends on the registry's. */
function runDetectors(profile: ColumnProfile, detectors: readonly ColumnDetector[]): NamedGuess[] {
  const guesses: NamedGuess[] = [];
  for (const { name, detect } of detectors) {
    const guess = detect(profile);
    if (guess !== undefined) guesses.push({ ...guess, by: name });
  }
  return guesses.sort((a, b) => b.confidence - a.confidence || (a.by < b.by ? -1 : 1));
}

/** The keys of a lesser guess that nobody surer has set; a guess at another type adds only what it says of people. */
function addition(guess: NamedGuess, best: NamedGuess | undefined, schema: Partial<ColumnSchema>) {
  if (guess.confidence < ADDED) return {};
  const { type, ...rest } = guess.schema;
  const compatible = type === undefined || type === best?.schema.type;
  const entries = Object.entries(rest).filter(([key]) => {
    if (key in schema) return false;
    return compatible ? best !== undefined : key === "pii" || key === "role";
  });
  return Object.fromEntries(entries) as Partial<ColumnSchema>;
}
