/**
 * @file What each column of a table is. Every detector says what it sees; the surest that names a type decides it,
 * and what others add (a unit, a kind of personal information, a role) is kept where it does not contradict.
 */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { TableProfile } from "../rules/rule-kind.ts";
import type { ColumnSchema } from "../schema/schema.ts";
import { formatPath } from "../schema/schema-path.ts";
import type { Table } from "../table.ts";
import type { ColumnGuess, ColumnProfile, Guess } from "./detection.ts";
import { assignRoles, type ColumnFinding, detectPii, piiDetectors } from "./pii/index.ts";
import { profileColumn } from "./profile-column.ts";
import { proposeMissing } from "./propose-missing.ts";
import { typeDetectors } from "./types/index.ts";
import { inferColumnPattern } from "./types/infer-pattern.ts";

export interface DetectedColumns {
  readonly columns: Record<string, ColumnSchema>;
  readonly guesses: readonly Guess[];
  readonly profile: TableProfile;
}

interface NamedGuess extends ColumnGuess {
  readonly by: string;
}

/** Additions below this confidence are proposed, but not taken: a wrong one costs more than a missing one. */
const TAKEN = 0.5;

export function detectColumns(table: Table, { signal, onProgress }: WorkContext = {}): DetectedColumns {
  const total = table.columns.size;
  const profiles = new Map<string, ColumnProfile>();
  const columns: Record<string, ColumnSchema> = {};
  const guesses: Guess[] = [];
  const findings: ColumnFinding[] = [];
  for (const [name, column] of table.columns) {
    throwIfCancelled(signal);
    const profile = profileColumn(table.name, name, column);
    const [pii] = detectPii(piiDetectors, profile);
    const detected = detectColumn(profile, pii === undefined ? [] : [pii]);
    profiles.set(name, profile);
    findings.push({ profile, ...(pii !== undefined && { guess: pii }) });
    columns[name] = detected.schema;
    guesses.push(...detected.guesses);
    onProgress?.({ phase: `columns of ${table.name}`, done: profiles.size, total, unit: "columns" });
  }
  const roles = assignRoles(findings);
  for (const [name, schema] of Object.entries(columns))
    columns[name] = { ...schema, ...takeRoles(formatPath(columnPath(table.name, name)), roles) };
  return { columns, guesses: [...guesses, ...roles], profile: { table, columns: profiles } };
}

const columnPath = (table: string, column: string) => ["tables", table, "columns", column];

function takeRoles(path: string, roles: readonly Guess[]): Partial<ColumnSchema> {
  const taken = roles.filter((role) => role.confidence >= TAKEN && role.path.startsWith(`${path}.`));
  return Object.fromEntries(taken.map((role) => [role.path.slice(path.length + 1), role.value]));
}

/** The type of one column and what belongs to it; `more` are the guesses of detectors that look for people. */
export function detectColumn(profile: ColumnProfile, more: readonly NamedGuess[] = []) {
  const guesses = [...runTypeDetectors(profile), ...more].sort(compareGuesses);
  const best = guesses.find(({ schema }) => schema.type !== undefined);
  const path = columnPath(profile.table, profile.name);
  const because: Guess[] = [];
  let schema: Partial<ColumnSchema> = {};
  for (const guess of guesses) {
    const added = addition(guess, best, schema);
    const [head] = Object.entries(added);
    if (head === undefined) continue;
    schema = { ...schema, ...added };
    because.push({ path: formatPath([...path, head[0]]), value: head[1], ...explain(guess) });
  }
  if (best?.schema.type === "id" && schema.format === undefined)
    schema = { ...schema, ...patternOf(profile) };
  const missing = proposeMissing(profile, schema.type ?? "unknown");
  if (missing !== undefined)
    because.push({
      path: formatPath([...path, "missing"]),
      value: missing.values,
      ...explain({ ...missing, by: "missing" }),
    });
  const nullable = profile.rowCount === 0 ? {} : { nullable: profile.nullCount > 0 };
  return { schema: { type: "unknown", ...schema, ...nullable } as ColumnSchema, guesses: because };
}

/** Worth its time only once the column is known to hold identifiers. */
function patternOf({ column }: ColumnProfile): Partial<ColumnSchema> {
  const format = column.kind === "text" ? inferColumnPattern(column) : undefined;
  return format === undefined ? {} : { format };
}

const explain = ({ confidence, evidence, by }: Omit<NamedGuess, "schema">) => ({ confidence, evidence, by });

function runTypeDetectors(profile: ColumnProfile): NamedGuess[] {
  return typeDetectors.flatMap(({ name, detect }) => {
    const guess = detect(profile);
    return guess === undefined ? [] : [{ ...guess, by: name }];
  });
}

/** Surest first; equals by name, so that the answer never depends on the order of the registry. */
function compareGuesses(a: NamedGuess, b: NamedGuess): number {
  return b.confidence - a.confidence || (a.by < b.by ? -1 : 1);
}

/** What a guess adds to surer ones: all of its keys if it agrees on the type or names none, else nothing. */
function addition(guess: NamedGuess, best: NamedGuess | undefined, schema: Partial<ColumnSchema>) {
  const agrees = guess.schema.type === undefined || guess.schema.type === best?.schema.type;
  if (guess !== best && (!agrees || guess.confidence < TAKEN)) return {};
  const { pii: _pii, role: _role, ...rest } = guess.schema;
  return Object.fromEntries(
    Object.entries(rest).filter(([key]) => !(key in schema)),
  ) as Partial<ColumnSchema>;
}
