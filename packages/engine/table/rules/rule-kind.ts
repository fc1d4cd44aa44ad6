/**
 * @file One vocabulary of rules for detecting, judging and generating. A kind is one file: its parameters, how
 * rows are judged and, where it can be found in data, how. Kinds are listed in `index.ts`.
 */
import type { z } from "zod";
import type { ColumnProfile } from "../detect/detection.ts";
import type { Rule, TablesRule } from "../schema/schema.ts";
import type { Database, Table } from "../table.ts";

/** Runs one SQL query over tables; declared here, brought by the caller (the engine knows no database). */
export interface SqlRunner {
  query(sql: string, tables: Database): Promise<Table>;
}

export interface RuleContext {
  readonly sql?: SqlRunner;
  readonly signal?: AbortSignal;
}

export interface RuleVerdict {
  /** Rows (or groups) to which the rule applies. */
  readonly checked: number;
  readonly broken: number;
  /** 1 per row of the judged table that breaks the rule. */
  readonly brokenRows: Uint8Array;
}

/** A rule found in data, before it is offered to the user. */
export interface RuleGuess<R> {
  readonly rule: R;
  readonly confidence: number;
  readonly evidence: string;
}

/** A table with its columns measured; detectors of rules read this. */
export interface TableProfile {
  readonly table: Table;
  readonly columns: ReadonlyMap<string, ColumnProfile>;
}

export interface RuleKind<P = unknown> {
  readonly kind: string;
  /** One sentence for people. */
  readonly summary: string;
  readonly params: z.ZodType<P>;
  readonly check: (
    table: Table,
    rule: Omit<Rule, "params"> & { readonly params: P },
    context: RuleContext,
  ) => RuleVerdict | Promise<RuleVerdict>;
  readonly detect?: (profile: TableProfile, context: RuleContext) => RuleGuess<Rule>[];
}

export interface TablesRuleKind<P = unknown> {
  readonly kind: string;
  readonly summary: string;
  readonly params: z.ZodType<P>;
  /** `brokenRows` are those of the first table the rule names. */
  readonly check: (
    database: Database,
    rule: Omit<TablesRule, "params"> & { readonly params: P },
    context: RuleContext,
  ) => RuleVerdict | Promise<RuleVerdict>;
}
