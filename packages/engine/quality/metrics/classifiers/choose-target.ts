import { qualityErrors } from "../../errors.ts";
import type { MeasuredFeature } from "./take-features.ts";

export type Target =
  | {
      readonly kind: "classes";
      readonly column: string;
      readonly values: Float64Array;
      readonly classes: number;
    }
  | { readonly kind: "number"; readonly column: string; readonly values: Float64Array };

export interface ChosenTarget {
  readonly target: Target;
  /** All other features. */
  readonly features: readonly MeasuredFeature[];
}

const MOST_CLASSES = 20;

/**
 * What a model is to learn: the column named, else the last column of 2 to 20 categories, since tables end in their outcome more often than
 * not; where there is none, the last column of numbers. Missing targets are NaN.
 */
export function chooseTarget(features: readonly MeasuredFeature[], named?: string | null): ChosenTarget {
  if (named === null) throw qualityErrors.create("other-target");

  const isClasses = (one: MeasuredFeature) =>
    one.kind === "categorical" && one.size >= 2 && one.size <= MOST_CLASSES;
  const chosen =
    named === undefined
      ? (features.findLast(isClasses) ??
        features.findLast((one) => one.kind === "numeric" && one.measure === "number"))
      : features.find(({ name }) => name === named);
  const rest = features.filter((one) => one !== chosen);
  if (chosen === undefined || rest.length === 0) throw qualityErrors.create("no-target");
  return { target: describe(chosen), features: rest };
}

function describe(chosen: MeasuredFeature): Target {
  const { name: column } = chosen;
  if (chosen.kind === "numeric")
    return {
      kind: "number",
      column,
      values: chosen.values.map((value) => (Number.isFinite(value) ? value : Number.NaN)),
    };
  const values = Float64Array.from(chosen.codes, (code) => (code < 0 ? Number.NaN : code));
  return { kind: "classes", column, values, classes: chosen.size };
}
