/**
 * @file Relations inside a row: what one column's value says for sure about another's. They are taken out of the
 * table before encoding (a column that follows from others is dropped, a time becomes a distance from an earlier
 * one) and put back after sampling, so they hold in the twin by construction. A kind is one file, listed in
 * `index.ts` in the order of application; restoring goes backwards.
 */
import type { z } from "zod";
import type { Random } from "../../base/index.ts";
import type { Column, Table, TableSchema } from "../../table/index.ts";
import type { Term } from "./term.ts";

/** The table as the relations taken out so far have left it, and its schema (types of columns added on the way too). */
export interface RelationView {
  readonly table: Table;
  /** Its rules are those given and those found in the data. */
  readonly schema: TableSchema;
  /** Names that columns added may not have: those of the source, whether taken out by now or not. */
  readonly sourceNames: ReadonlySet<string>;
  /** Values, groups and exceptions of fewer rows than this stand in no state. */
  readonly leastPeople: number;
  /** Columns taken out that are plain sums of what is left: others may be copied from them. */
  readonly derived: readonly DerivedColumn[];
  readonly random: Random;
  readonly signal?: AbortSignal;
}

export interface DerivedColumn {
  readonly name: string;
  readonly column: Column;
  readonly terms: readonly Term[];
}

export type ReducedTable = Pick<RelationView, "table" | "schema">;

export interface FoundRelation<S = unknown> {
  readonly state: S;
  /** Its kind, where one finder finds several. */
  readonly kind?: string;
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
  find?(view: RelationView): readonly FoundRelation[];
  names(state: S): RelationNames;
  /** Without what follows from the rest; columns added have names that no source column has. */
  apply(view: ReducedTable, state: S): ReducedTable;
  /** Puts back what `apply` took, on real or drawn rows. The order of the columns is the caller's. */
  restore(table: Table, state: S, random: Random): Table;
  /** Where what was taken out is a plain sum of what is left: its terms. */
  terms?(state: S): readonly Term[] | undefined;
  /** For orders that are kept by bounds while drawing rather than by a change of the table. */
  order?(state: S): Order | undefined;
}

export interface RelationNames {
  /** Columns that `apply` takes out and `restore` makes. */
  readonly takes: readonly string[];
  /** Columns that stay and that `restore` reads, or mends. */
  readonly from: readonly string[];
  /** Columns that `apply` puts in. */
  readonly adds: readonly string[];
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
  /** The table's columns before, in their order. */
  readonly columns: readonly string[];
}
