/**
 * @file One shape for every attack on a synthetic dataset: what it tries, what it needs, and `run`, which answers
 * with figures and their intervals, what was found, and a judgement by stated limits; or throws a coded error that
 * says why it could not be tried. An attack is one file, listed in `attacks/index.ts`.
 */
import type { Random, WorkContext } from "../../base/index.ts";
import type { Database, Schema, Table, TableSchema } from "../../table/index.ts";

export interface PrivacyInput {
  /** The rows that the generator was fitted on. */
  readonly real: Database;
  readonly synthetic: Database;
  /** Real rows that it never saw. */
  readonly holdout?: Database;
  readonly schema: Schema;
  readonly seed: number;
  /** Targets, or descriptions, of each attack that draws them; 500 unless told. */
  readonly attackCount?: number;
}

/** One table of it; `random` is the table's own stream of the seed. */
export interface TableUnderAttack {
  readonly name: string;
  readonly real: Table;
  readonly synthetic: Table;
  readonly holdout: Table | undefined;
  readonly schema: TableSchema;
  readonly random: Random;
  readonly attackCount?: number | undefined;
}

export type AttackNeed = "holdout" | "several-columns" | "relationships" | "sensitive" | "entity";

export type AttackJudgement = "pass" | "warn" | "fail" | "unknown";

export interface AttackFigure {
  /** Stable, such as `auc` or `risk.age`. */
  readonly name: string;
  /** In words for people. */
  readonly label: string;
  readonly value: number;
  /** 95 % interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
  /** What a harmless twin would score. */
  readonly harmless?: number;
}

export interface AttackFinding {
  readonly judgement: "warn" | "fail";
  /** `table` or `table.column`. */
  readonly where: string;
  /** Evidence in a sentence; no value of fewer than five real rows stands in it. */
  readonly what: string;
  readonly advice: string;
}

export interface AttackResult {
  readonly figures: readonly AttackFigure[];
  readonly findings: readonly AttackFinding[];
  readonly judgement: AttackJudgement;
  /** What was sampled or left out, and how many attacks were tried. */
  readonly note?: string;
}

export interface Attack {
  readonly name: string;
  /** What is tried, in a sentence. */
  readonly about: string;
  /** What a good result does not prove, in a sentence. */
  readonly limits: string;
  readonly citation: string;
  readonly needs: readonly AttackNeed[];
  /** Quick ones run with every report; the whole battery with `semblance attack`. */
  readonly cost: "quick" | "slow";
  /** Whether it is also tried on whole people: a row with all its children, or all rows of one person. */
  readonly onEntities?: true;
  readonly run: (table: TableUnderAttack, context: WorkContext) => AttackResult | Promise<AttackResult>;
}
