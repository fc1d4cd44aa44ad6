/**
 * @file Relations inside a row: what one column's value says for sure about another's. They are taken out of the
 * table before encoding (a column that follows from others is dropped, a time becomes a distance from an earlier
 * one) and put back after sampling, so they hold in the twin by construction. A kind is one file, listed in
 * `index.ts` in the order of application; restoring goes backwards.
 */
import type { z } from "zod";
import type { Random } from "../../base/index.ts";
import type { Table, TableSchema } from "../../table/index.ts";

/** The table as the relations taken out so far have left it, and its schema (types of columns added on the way too). */
export interface RelationView {
  readonly table: Table;
  readonly schema: TableSchema;
  readonly random: Random;
  readonly signal?: AbortSignal;
}

export interface FoundRelation<S = unknown> {
  readonly state: S;
  /** The relation as a sentence. */
  readonly text: string;
  /** On what grounds: counts, never values. */
  readonly evidence: string;
}

/** Methods, so that kinds of any state fit one registry. */
export interface RelationKind<S = unknown> {
  readonly kind: string;
  readonly state: z.ZodType<S>;
  /** All relations of the kind that can be taken out one after the other in this order. Rules of the schema count as known. */
  find(view: RelationView): readonly FoundRelation<S>[];
  /** Without what follows from the rest; columns added have names that no source column has. */
  apply(view: RelationView, state: S): Pick<RelationView, "table" | "schema">;
  /** Puts back what `apply` took, on real or drawn rows. */
  restore(table: Table, state: S, random: Random): Table;
  /** For orders that are kept by bounds while drawing rather than by a change of the table. */
  order?(state: S): Order | undefined;
  /** What the state tells of people, protected: exceptions and groups of fewer than k rows are left out. */
  describe?(state: S): string;
}

/** lower ≤ upper (or <) in every row where both are present; both are columns of the reduced table. */
export interface Order {
  readonly lower: string;
  readonly upper: string;
  readonly strict: boolean;
}

/** A relation that was found and taken out, as the model keeps it. */
export interface AppliedRelation {
  readonly kind: string;
  readonly state: unknown;
  readonly text: string;
  readonly evidence: string;
}
