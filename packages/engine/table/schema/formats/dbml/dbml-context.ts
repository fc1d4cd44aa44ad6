/** @file What all parts of the DBML parser share. */
import type { RawTable, SqlName } from "../sql/raw-database.ts";
import type { SqlScanner } from "../sql/scan-sql.ts";
import type { StatementContext } from "../sql/statement-context.ts";
import type { DbmlCursor } from "./dbml-cursor.ts";

export interface RawEnd {
  readonly table: SqlName;
  readonly columns: readonly string[];
}

export interface RawRef {
  readonly left: RawEnd;
  readonly operator: string;
  readonly right: RawEnd;
  readonly offset: number;
}

export interface DbmlContext extends Pick<StatementContext, "database" | "note" | "noteOnce"> {
  readonly dbml: DbmlCursor;
  /** Reads conditions between backticks, which are SQL. */
  readonly sql: SqlScanner;
  readonly aliases: Map<string, RawTable>;
  readonly partials: Map<string, RawTable>;
  readonly references: RawRef[];
}
