/**
 * @file The version of the model file's form, apart from the program's. A change that older programs cannot read
 * raises it and adds a line to `lifts`, so that every file ever released goes on loading.
 */
import type { SavedState } from "../saved-state.ts";

export const FORMAT_VERSION = 1;

/** A file's content before it is checked. */
export interface RawModel {
  readonly manifest: unknown;
  readonly state: SavedState;
}

/** `lifts[n - 1]` makes content of version n what version n + 1 would have written. */
const lifts: readonly ((model: RawModel) => RawModel)[] = [];

export function liftModel(model: RawModel, version: number): RawModel {
  return lifts.slice(version - 1).reduce((lifted, lift) => lift(lifted), model);
}
