/**
 * @file What every sketch can do: take values one by one, take in another sketch of the same kind and
 * settings, and be saved as plain data that JSON keeps. Each tells the bound of its error; the bound holds
 * whatever the order and grouping in which parts are merged.
 */
import { statsErrors } from "../errors.ts";

export interface Sketch<Value, State> {
  /** How many values it has seen, missing ones apart. */
  readonly count: number;
  add(value: Value): void;
  /** Takes in what the other has seen; the other stays as it is. */
  merge(other: this): void;
  save(): State;
}

export interface WholeRange {
  readonly sketch: string;
  readonly parameter: string;
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
}

export function requireWhole({ sketch, parameter, value, least, greatest }: WholeRange): void {
  if (Number.isInteger(value) && value >= least && value <= greatest) return;
  const requirement = `a whole number from ${least} to ${greatest}`;
  throw statsErrors.create("sketch-parameter-invalid", { sketch, parameter, value, requirement });
}

export function requireSameSetting(sketch: string, left: number, right: number): void {
  if (left !== right) throw statsErrors.create("sketches-differ", { sketch, left, right });
}

/** Saved sketches come back from files: refuses one that this kind cannot have written. */
export function requireState(holds: boolean, sketch: string): void {
  if (!holds) throw statsErrors.create("sketch-state-invalid", { sketch });
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}
