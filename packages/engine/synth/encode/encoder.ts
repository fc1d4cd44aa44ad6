/**
 * @file An encoder turns a column (or a few that belong together) into token variables and back. One file each,
 * listed in `index.ts`. What it learned is its state: plain data that goes into the model file, so it must hold no
 * value that fewer than k rows have, and no exact value of a column of many values.
 */
import type { z } from "zod";
import type { Random } from "../../base/index.ts";
import type { TokenColumn, TokenVariable } from "../../models/tokens.ts";
import type { Column, ColumnProfile, ColumnSchema } from "../../table/index.ts";

/** A column to be encoded, with all that is known of it. */
export interface EncodedColumn {
  readonly name: string;
  readonly column: Column;
  readonly schema: ColumnSchema;
  readonly profile: ColumnProfile;
}

export interface Protection {
  /** Values held by fewer rows than this never show: categories are merged, extremes clipped to the k-th. */
  readonly leastPeople: number;
  /** Whether true minima and maxima may show. */
  readonly trueExtremes: boolean;
}

export interface FitEncoderContext {
  readonly protection: Protection;
  /** Rows of the table. */
  readonly rowCount: number;
  readonly random: Random;
  /** All columns of the table by name, for encoders that learn how one column follows from another. */
  readonly columns: ReadonlyMap<string, EncodedColumn>;
}

export interface DecodeContext {
  readonly rowCount: number;
  /** The number of the block's first row in the whole that is drawn: what must be unique counts from it. */
  readonly firstRow: number;
  /** The block's own stream for this encoder. */
  readonly random: Random;
  /** Columns of the block decoded so far: those named in `uses` are among them. */
  readonly decoded: ReadonlyMap<string, Column>;
}

/** Methods, so that encoders of any state fit one registry. */
export interface Encoder<S = unknown> {
  readonly kind: string;
  readonly state: z.ZodType<S>;
  fit(columns: readonly EncodedColumn[], context: FitEncoderContext): S;
  /** None for columns that are not modelled (ids, constants, free text): they are made when decoding. */
  variables(state: S): readonly TokenVariable[];
  encode(state: S, columns: readonly Column[]): readonly TokenColumn[];
  /** `drawn` in the order of the variables; answers the columns in the order of `fit`. */
  decode(state: S, drawn: readonly TokenColumn[], context: DecodeContext): readonly Column[];
  /** Columns (outside its own) that must be decoded before. */
  uses?(state: S): readonly string[];
  /** For variables with a scale: where values (numbers as `toNumbers` has them) lie on it. */
  positionsOf?(state: S, values: Float64Array): Float32Array;
  /** One line for people: `64 cells of equal mass, each cut into 16`. */
  describe(state: S): string;
  /** What it did for people's protection: `12 values of fewer than 5 rows merged`. */
  protections?(state: S): readonly string[];
}

/** One line of the printable plan, before anything is fitted. */
export interface EncodingStep {
  readonly encoder: string;
  readonly columns: readonly string[];
  /** Why this encoder. */
  readonly reason: string;
}
