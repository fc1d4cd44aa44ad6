/** @file What a caller and its sampling processes tell each other, as structured clones. */
import type { Failure } from "../../base/index.ts";
import type { SampleOptions } from "../generator.ts";

export interface OpenModel {
  readonly kind: "open";
  /** A path, or the file's bytes. */
  readonly model: string | Uint8Array;
  /** URL of a module that exports `findGeneratorKind`; the registry where absent. */
  readonly kindsModule?: string;
}

export interface DrawChunk {
  readonly kind: "draw";
  readonly options: SampleOptions & Required<Pick<SampleOptions, "partition">>;
}

export type ParentMessage = OpenModel | DrawChunk;

/** `chunk` is the index of its partition. */
export type ChildMessage =
  | { readonly kind: "batch"; readonly chunk: number; readonly table: string; readonly parts: Uint8Array[] }
  | { readonly kind: "end"; readonly chunk: number }
  | { readonly kind: "failure"; readonly chunk: number; readonly failure: Failure };
