import type { TableProfile } from "../rules/rule-kind.ts";
import type { Schema } from "../schema/schema.ts";
import type { Guess } from "./detection.ts";

/** A Schema that nobody wrote, with what speaks for each of its parts. */
export interface DetectedSchema {
  readonly schema: Schema;
  readonly guesses: readonly Guess[];
  readonly profiles: ReadonlyMap<string, TableProfile>;
}
