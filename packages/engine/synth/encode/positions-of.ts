import { getEncoder } from "./encoders.ts";
import type { FittedEncoding, FittedStep } from "./fit-encoding.ts";

export interface ScaledPositions {
  /** The variable on whose scale they lie. */
  readonly variable: string;
  readonly positions: Float32Array;
}

/**
 * Where values (numbers as `toNumbers` has them) of a column lie on its variable's scale; undefined where the column
 * has none, or shares an encoder with others.
 */
export function positionsOf(
  { steps }: FittedEncoding,
  column: string,
  values: Float64Array,
): ScaledPositions | undefined {
  const step = steps.find(({ columns }) => columns.length === 1 && columns[0] === column);
  if (step === undefined) return undefined;
  const { encoder, state } = step as FittedStep;
  const chosen = getEncoder(encoder);
  const variable = chosen.variables(state).find(({ scale }) => scale !== undefined);
  const positions = chosen.positionsOf?.(state, values);
  if (variable === undefined || positions === undefined) return undefined;
  return { variable: variable.name, positions };
}
