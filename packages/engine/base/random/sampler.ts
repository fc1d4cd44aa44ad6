/**
 * @file The shape of every distribution here: `makeX(parameters)` checks the parameters and works out what
 * they need once, and answers a `Sampler` that draws from whichever `Random` it is given. A sampler holds no
 * state, so one sampler may serve many streams and a saved `Random` is all there is to save.
 */
import { baseErrors } from "../errors.ts";
import type { FloatArray, Random } from "./random.ts";

export type IntegerArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array;

export interface Sampler<Values extends FloatArray | IntegerArray = FloatArray> {
  draw(random: Random): number;
  /** Fills `values` and gives it back. */
  fill<A extends Values>(random: Random, values: A): A;
}

/** A sampler whose fill is one draw after another. */
export function makeSampler<Values extends FloatArray | IntegerArray = FloatArray>(
  draw: (random: Random) => number,
): Sampler<Values> {
  return {
    draw,
    fill(random, values) {
      for (let i = 0; i < values.length; i += 1) values[i] = draw(random);
      return values;
    },
  };
}

export interface ParameterRule {
  readonly requirement: string;
  readonly holds: (value: number) => boolean;
}

export const finite: ParameterRule = { requirement: "finite", holds: Number.isFinite };
export const notNegative: ParameterRule = {
  requirement: "finite and 0 or greater",
  holds: (value) => value >= 0 && value < Number.POSITIVE_INFINITY,
};
export const positive: ParameterRule = {
  requirement: "finite and greater than 0",
  holds: (value) => value > 0 && value < Number.POSITIVE_INFINITY,
};

/** Throws the coded error of the first parameter that does not keep its rule. */
export function checkParameters(
  distribution: string,
  parameters: Readonly<Record<string, readonly [value: number, rule: ParameterRule]>>,
): void {
  for (const [parameter, [value, { requirement, holds }]] of Object.entries(parameters)) {
    if (holds(value)) continue;
    throw baseErrors.create("sampler-parameter-invalid", { distribution, parameter, value, requirement });
  }
}
