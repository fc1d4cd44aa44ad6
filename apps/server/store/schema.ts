/** @file The tables, as Kysely sees them. Each line here is made by a migration. */
import type { ColumnType, Generated } from "kysely";

/** A server process that is, or lately was, at work on this database. */
export interface InstanceTable {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly url: string | null;
  readonly started_at: Generated<Date>;
  readonly seen_at: ColumnType<Date, Date | undefined, Date>;
}

export interface Tables {
  readonly instance: InstanceTable;
}

/** Everything of ours stands in one schema, so a shared database stays tidy. */
export const DATABASE_SCHEMA = "semblance";
