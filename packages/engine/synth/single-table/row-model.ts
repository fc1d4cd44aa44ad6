/**
 * @file What stands between encoding and decoding: a model of token rows. Each kind of one-table generator brings
 * one; everything around it (relations, encoding, protection, files) is the same for all.
 */
import type { z } from "zod";
import type { RandomState } from "../../base/index.ts";
import type { FindBounds, RowSampler, TokenRows, TokenVariable } from "../../models/tokens.ts";
import type { DescribedSetting, FitContext } from "../generator.ts";
import type { SavedState } from "../saved-state.ts";

export interface RowModel {
  open(random: RandomState): Promise<RowSampler>;
  /** Nats, row by row; absent where the model cannot tell. */
  logProbability?(rows: TokenRows): Promise<Float64Array>;
  readonly settings: readonly DescribedSetting[];
  readonly training: Readonly<Record<string, number>>;
  save(): SavedState;
  /** Its networks as ONNX files by name. */
  graphs?(): Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface RowModelInput<S> {
  readonly variables: readonly TokenVariable[];
  readonly rows: TokenRows;
  readonly settings: S;
  readonly random: RandomState;
  /** Bounds within which rows will be drawn. */
  readonly findBounds: FindBounds;
}

/** Methods, so that kinds of any settings fit one shape. */
export interface RowModelKind<S = unknown> {
  readonly name: string;
  readonly summary: string;
  readonly idea: string;
  /** Settings of its own, all optional; those of every one-table generator are added. */
  readonly settings: z.ZodObject;
  /** Whether relations inside a row are taken out first; a floor that knows no relations has none to keep. */
  readonly keepsRelations: boolean;
  fit(input: RowModelInput<S>, context: FitContext): Promise<RowModel>;
  /** Trusts nothing: the state comes from a file. */
  load(state: SavedState, variables: readonly TokenVariable[]): RowModel;
}
