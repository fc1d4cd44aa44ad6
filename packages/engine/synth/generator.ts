/**
 * @file One interface for every generator: fit, sample, describe, save and load. A kind of generator is one entry
 * in `registry.ts`; callers never ask which kind they hold. One table is the case of one.
 */
import type { z } from "zod";
import type { WorkContext } from "../base/index.ts";
import type { Database, Schema, Table } from "../table/index.ts";
import type { SavedState } from "./saved-state.ts";

export interface FitInput {
  readonly tables: Database;
  readonly schema: Schema;
  /** Fixes all randomness of fitting. */
  readonly seed: string | number;
}

export interface FitContext extends WorkContext {
  readonly nowMs?: () => number;
  /** How long fitting may take by the clock: settings that nobody gave are chosen to keep it. */
  readonly timeBudgetMs?: number;
  /** Where to keep a checkpoint that a later fit with the same input goes on from. */
  readonly checkpointPath?: string;
}

export interface SampleOptions {
  /** Rows of each table; as many as it was fitted on where absent. */
  readonly rows?: number | Readonly<Record<string, number>>;
  readonly seed: string | number;
  /** The index-th of `count` consecutive parts: together, in order, they are byte for byte the whole. */
  readonly partition?: { readonly index: number; readonly count: number };
}

export interface SampledBatch {
  readonly table: string;
  readonly rows: Table;
}

export interface Generator {
  /** The kind's name in the registry. */
  readonly kind: string;
  readonly schema: Schema;
  /** Rows each table was fitted on. */
  readonly fittedRows: Readonly<Record<string, number>>;
  /** Batches of a table in order, all with the columns of the source; an empty table is one empty batch. */
  sample(options: SampleOptions, context?: WorkContext): AsyncIterable<SampledBatch>;
  describe(): GeneratorDescription;
  save(): SavedState;
  /** Its networks as ONNX files by name, for other runtimes; they go into the model file, which never reads them. */
  graphs?(): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** What a person wants to know of a generator; plain data. */
export interface GeneratorDescription {
  readonly kind: string;
  /** One or two sentences: the idea. */
  readonly idea: string;
  /** Each setting, what it is and why it has that value. */
  readonly settings: readonly DescribedSetting[];
  readonly tables: readonly DescribedTable[];
}

export interface DescribedSetting {
  readonly name: string;
  readonly value: string | number | boolean;
  /** "given", or the reason for the choice. */
  readonly reason: string;
}

export interface DescribedTable {
  readonly name: string;
  /** How each column is encoded and why. */
  readonly columns: readonly { readonly columns: readonly string[]; readonly encoding: string }[];
  /** Relations inside a row that hold in the twin by construction, with their evidence. */
  readonly relations: readonly { readonly kind: string; readonly text: string; readonly evidence: string }[];
  /** What was done so that no single person is in the model: merged categories, clipped extremes. */
  readonly protections: readonly string[];
  /** Training in numbers: steps, validation loss and the like. */
  readonly training: Readonly<Record<string, number>>;
}

/** Methods, so that kinds of any settings fit one registry. */
export interface GeneratorKind<S = unknown> {
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** What a user may set; everything optional. Unknown settings are refused. */
  readonly settings: z.ZodType<S>;
  fit(input: FitInput, settings: S, context: FitContext): Promise<Generator>;
  /** Trusts nothing: the state comes from a file. */
  load(state: SavedState, schema: Schema): Promise<Generator>;
}
