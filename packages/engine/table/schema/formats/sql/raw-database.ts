/** @file What the statements of a text say, name by name, before it becomes a Schema. */
import type { FormatNote } from "../schema-format.ts";
import type { SqlToken } from "./scan-sql.ts";

/** A name as written, perhaps behind the name of a schema: `public.customer`. */
export interface SqlName {
  readonly space?: string;
  readonly name: string;
}

export interface SqlType {
  /** In small letters, words joined by one space; `enum` for a list of values at the column. */
  readonly name: string;
  readonly space?: string;
  readonly args: readonly string[];
  readonly isArray: boolean;
  readonly isUnsigned: boolean;
}

export interface RawReference {
  readonly table: SqlName;
  /** Absent: the primary key. */
  readonly columns?: readonly string[];
}

export interface RawForeignKey {
  readonly columns: readonly string[];
  readonly references: RawReference;
  readonly offset: number;
}

/** The tokens between the brackets of CHECK. */
export type RawCheck = readonly SqlToken[];

export interface RawColumn {
  readonly name: string;
  readonly offset: number;
  type: SqlType;
  notNull: boolean;
  isGenerated: boolean;
}

export interface RawTable {
  readonly name: SqlName;
  readonly offset: number;
  readonly columns: RawColumn[];
  /** By the name as written and in small letters. */
  readonly byName: Map<string, RawColumn>;
  primaryKey: readonly string[];
  uniqueKeys: (readonly string[])[];
  foreignKeys: RawForeignKey[];
  checks: RawCheck[];
}

export interface RawDomain {
  readonly type: SqlType;
  readonly notNull: boolean;
  readonly checks: readonly RawCheck[];
}

export interface RawDatabase {
  readonly tables: Map<string, RawTable>;
  readonly enums: Map<string, readonly string[]>;
  readonly domains: Map<string, RawDomain>;
  readonly notes: FormatNote[];
}

/** The schemas that a name without one means. */
const USUAL_SPACES: ReadonlySet<string> = new Set(["public", "main", "dbo"]);

/** Names differ neither in letters' case nor in whether the usual schema is written. */
export function keyOf({ space, name }: SqlName): string {
  const small = name.toLowerCase();
  const where = space?.toLowerCase();
  return where === undefined || USUAL_SPACES.has(where) ? small : `${where}.${small}`;
}

/** By its full name, or, where no schema is written, by a name that stands in one schema only. */
export function findNamed<T>(named: ReadonlyMap<string, T>, name: SqlName): T | undefined {
  const exact = named.get(keyOf(name));
  if (exact !== undefined || name.space !== undefined) return exact;
  const suffix = `.${name.name.toLowerCase()}`;
  const elsewhere = [...named.keys()].filter((key) => key.endsWith(suffix));
  return elsewhere.length === 1 ? named.get(elsewhere[0] as string) : undefined;
}

/** As the table itself writes it, whatever case the reference has. */
export function findColumn({ byName }: RawTable, name: string): RawColumn | undefined {
  return byName.get(name) ?? byName.get(name.toLowerCase());
}

export function addColumn({ columns, byName }: RawTable, column: RawColumn): void {
  columns.push(column);
  byName.set(column.name, column);
  const small = column.name.toLowerCase();
  if (!byName.has(small)) byName.set(small, column);
}
