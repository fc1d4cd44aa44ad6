/**
 * @file All relations inside a row: found, taken out one after the other, put back backwards. What a kind finds, it
 * finds in the table as the kinds before have left it.
 */
import { z } from "zod";
import { type Random, throwIfCancelled } from "../../base/index.ts";
import {
  type ColumnProfile,
  detectRelations,
  profileColumn,
  type Rule,
  selectColumns,
  type Table,
  type TableSchema,
} from "../../table/index.ts";
import { synthErrors } from "../errors.ts";
import { calendar } from "./calendar.ts";
import { constant } from "./constant.ts";
import { copy } from "./copy.ts";
import { dependency } from "./dependency.ts";
import { difference } from "./difference.ts";
import { equal } from "./equal.ts";
import { formulaRules } from "./formula-rules.ts";
import { oneHot } from "./one-hot.ts";
import { ordering } from "./ordering.ts";
import { presence } from "./presence.ts";
import type {
  AppliedRelation,
  DerivedColumn,
  Order,
  ReducedTable,
  RelationKind,
  RelationView,
} from "./relation.ts";

export type { AppliedRelation, Order } from "./relation.ts";

/** In the order of application. */
export const relationKinds: readonly RelationKind[] = [
  constant,
  equal,
  oneHot,
  formulaRules,
  dependency,
  calendar,
  ordering,
  copy,
  difference,
  presence,
];

export interface FindOptions {
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Relations that are not to be taken out: by text, by kind, or as `kind:column,column`. */
  readonly exclude?: readonly string[];
  /** Values, groups and exceptions of fewer rows stand in no state. */
  readonly leastPeople?: number;
}

export interface FoundRelations {
  readonly applied: readonly AppliedRelation[];
  /** The reduced table and its schema. */
  readonly table: Table;
  readonly schema: TableSchema;
  readonly orders: readonly Order[];
}

const LEAST_PEOPLE = 5;
/** Guesses below it are told to people but promise nothing. */
const LEAST_CONFIDENCE = 0.8;

export function findRelations(table: Table, schema: TableSchema, options: FindOptions): FoundRelations {
  const { random, signal, exclude = [], leastPeople = LEAST_PEOPLE } = options;
  const excluded = new Set(exclude);
  const profiles = new Map(
    [...table.columns].map(([name, column]) => [name, profileColumn(table.name, name, column)] as const),
  );
  const rules = [...schema.rules, ...findRules(table, profiles, options)];
  const applied: AppliedRelation[] = [];
  const orders: Order[] = [];
  let view: RelationView = {
    table: knowDecimals(table, profiles),
    schema: { ...schema, rules: removeRepeated(rules) },
    sourceNames: new Set(table.columns.keys()),
    leastPeople,
    derived: [],
    random,
    ...(signal && { signal }),
  };
  for (const kind of relationKinds) {
    throwIfCancelled(signal);
    const found = kind.find?.({ ...view, random: random.stream(kind.kind) }) ?? [];
    for (const { kind: name = kind.kind, state, text, evidence } of found) {
      const kind = requireKind(name);
      const { takes, from } = kind.names(state);
      const needed = [...takes, ...from];
      if (isExcluded(excluded, kind.kind, needed, text)) continue;
      if (!needed.every((name) => view.table.columns.has(name))) continue;
      applied.push({ kind: kind.kind, state, text, evidence, columns: [...view.table.columns.keys()] });
      const derived = [...view.derived, ...listDerived(kind, state, view)];
      view = { ...view, ...kind.apply(view, state), derived };
      const order = kind.order?.(state);
      if (order !== undefined) orders.push(order);
    }
  }
  const isDrawn = ({ lower, upper }: Order) => view.table.columns.has(lower) && view.table.columns.has(upper);
  return { applied, orders: orders.filter(isDrawn), table: view.table, schema: view.schema };
}

function listDerived(kind: RelationKind, state: unknown, { table }: RelationView): DerivedColumn[] {
  const terms = kind.terms?.(state);
  const [name] = kind.names(state).takes;
  const column = name === undefined ? undefined : table.columns.get(name);
  return terms === undefined || name === undefined || column === undefined ? [] : [{ name, column, terms }];
}

/** Takes out of other rows of the same columns what was found in the first ones. */
export function applyRelations(
  table: Table,
  schema: TableSchema,
  applied: readonly AppliedRelation[],
): ReducedTable {
  return applied.reduce<ReducedTable>((view, { kind, state }) => requireKind(kind).apply(view, state), {
    table,
    schema,
  });
}

/** On real or drawn rows: exactly the columns of the source, in their order. */
export function restoreRelations(table: Table, applied: readonly AppliedRelation[], random: Random): Table {
  let restored = table;
  for (const [index, { kind, state, columns }] of [...applied.entries()].reverse()) {
    const stream = random.stream(`relation ${index}`);
    restored = selectColumns(requireKind(kind).restore(restored, state, stream), columns);
  }
  return restored;
}

const appliedSchema = z.array(
  z.strictObject({
    kind: z.string(),
    state: z.unknown(),
    text: z.string(),
    evidence: z.string(),
    columns: z.array(z.string()),
  }),
);

/** From a file, which may lie: `columns` are those of the reduced table. */
export function loadRelations(state: unknown, columns: readonly string[]): AppliedRelation[] {
  const read = appliedSchema.safeParse(state);
  if (!read.success)
    throw synthErrors.create("relations-damaged", { reason: "it has another shape" }, { cause: read.error });
  let known = new Set(columns);
  const loaded = read.data.map((relation) => ({
    ...relation,
    state: readState(relation.kind, relation.state),
  }));
  for (const relation of [...loaded].reverse()) {
    checkColumns(relation, known);
    known = new Set(relation.columns);
  }
  return loaded;
}

function readState(kind: string, state: unknown): unknown {
  const read = requireKind(kind).state.safeParse(state);
  if (read.success) return read.data;
  throw synthErrors.create(
    "relations-damaged",
    { reason: `a ${kind} has another shape` },
    { cause: read.error },
  );
}

/** All columns that a relation leaves in place are there, as well as those from which it makes others. */
function checkColumns({ kind, state, columns }: AppliedRelation, known: ReadonlySet<string>): void {
  const { takes, from, adds } = requireKind(kind).names(state);
  const left = columns.filter((name) => !takes.includes(name));
  const isNew = !takes.some((name) => known.has(name));
  const isThere = [...from, ...adds, ...left].every((name) => known.has(name));
  if (isThere && isNew && [...takes, ...from].every((name) => columns.includes(name))) return;
  throw synthErrors.create("relations-damaged", { reason: `a ${kind} names columns that are not there` });
}

function requireKind(name: string): RelationKind {
  const kind = relationKinds.find(({ kind }) => kind === name);
  if (kind !== undefined) return kind;
  throw synthErrors.create("relations-damaged", { reason: `there is no kind of relation ${name}` });
}

/** Fractions of a last digit are told as such, so that they can be added without loss. */
function knowDecimals(table: Table, profiles: ReadonlyMap<string, ColumnProfile>): Table {
  const columns = [...table.columns].map(([name, column]) => {
    const decimals = profiles.get(name)?.decimals;
    const isOpen = column.kind === "float64" && column.decimals === undefined && decimals !== undefined;
    return [name, isOpen ? { ...column, decimals } : column] as const;
  });
  return { ...table, columns: new Map(columns) };
}

function findRules(
  table: Table,
  profiles: ReadonlyMap<string, ColumnProfile>,
  { random, signal }: FindOptions,
): Rule[] {
  const context = { random: random.stream("rules"), ...(signal && { signal }) };
  return detectRelations({ table, columns: profiles }, context)
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .map(({ rule }) => rule);
}

function removeRepeated(rules: readonly Rule[]): Rule[] {
  const seen = new Set<string>();
  return rules.filter(({ kind, columns }) => {
    const key = JSON.stringify([kind, columns]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function isExcluded(
  excluded: ReadonlySet<string>,
  kind: string,
  columns: readonly string[],
  text: string,
): boolean {
  return excluded.has(text) || excluded.has(kind) || excluded.has(`${kind}:${columns.join(",")}`);
}
