/**
 * @file One vocabulary of rules for detecting, judging and generating. A kind is one file: its parameters, how
 * rows are judged and how it reads. Kinds are listed in `index.ts`; `detect/relations` finds them in data.
 */
import type { z } from "zod";
import type { WorkContext } from "../../base/index.ts";
import type { BooleanColumn } from "../column/column.ts";
import type { ColumnProfile } from "../detect/detection.ts";
import type { Rule, TablesRule } from "../schema/schema.ts";
import type { Database, Table } from "../table.ts";

/** Judges conditions that users wrote in SQL; declared here, brought by the caller (the engine knows no database). */
export interface SqlRunner {
  /** For every row whether the condition holds; null where SQL cannot tell. Nothing in the text reaches further. */
  judge(table: Table, expression: string, context?: Pick<WorkContext, "signal">): Promise<BooleanColumn>;
}

export interface RuleContext {
  readonly sql?: SqlRunner;
  readonly signal?: AbortSignal;
  /** The real table: where "the combinations that occur" are read, for rules that do not list them. */
  readonly reference?: Table;
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

/** A rule whose parameters have been read. */
export type ReadRule<P> = Omit<Rule, "params"> & { readonly params: P };

/** Its verbs are methods, which take a kind of any parameters for a `RuleKind`: what reads also judges. */
export interface RuleKind<P = unknown> {
  readonly kind: string;
  /** One sentence for people. */
  readonly summary: string;
  /** How many columns it names, and what their places mean. */
  readonly columns: { readonly least: number; readonly most: number; readonly places: string };
  readonly params: z.ZodType<P>;
  /** What is wrong with columns and parameters together, if anything. */
  findFault?(rule: ReadRule<P>): string | undefined;
  /** The rule as a sentence; the table tells times from numbers. */
  describe(rule: ReadRule<P>, table?: Table): string;
  check(table: Table, rule: ReadRule<P>, context: RuleContext): RuleVerdict | Promise<RuleVerdict>;
}

/** Beside the tables that are judged, the real ones. */
export interface TablesRuleContext extends Omit<RuleContext, "reference"> {
  readonly reference?: Database;
}

export interface TablesVerdict extends Omit<RuleVerdict, "brokenRows"> {
  /** For each table that is judged: 1 per row that breaks the rule. */
  readonly brokenRows: ReadonlyMap<string, Uint8Array>;
}

/** A rule between tables whose parameters have been read. */
export type ReadTablesRule<P> = Omit<TablesRule, "params"> & { readonly params: P };

/** Columns stand in the parameters, in the order of the tables that the rule names. */
export interface TablesRuleKind<P = unknown> {
  readonly kind: string;
  readonly summary: string;
  /** How many tables it names, and what their places mean. */
  readonly tables: { readonly least: number; readonly most: number; readonly places: string };
  readonly params: z.ZodType<P>;
  /** What is wrong with tables and parameters together, if anything. */
  findFault?(rule: ReadTablesRule<P>): string | undefined;
  describe(rule: ReadTablesRule<P>): string;
  check(database: Database, rule: ReadTablesRule<P>, context: TablesRuleContext): TablesVerdict;
}
