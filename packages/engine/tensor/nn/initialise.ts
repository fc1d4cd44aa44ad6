/**
 * @file Starting values. A weight of shape [inputs, outputs] (leading axes: independent copies) is fed by
 * `inputs` numbers, its fan-in.
 */
import { type FloatArray, makeNormal, type Random } from "../../base/index.ts";
import type { Shape } from "../graph/index.ts";

/** Fills `values`, the place of one variable, which hold zeros. */
export type Initialise = (values: FloatArray, shape: Shape, random: Random) => void;

export const zeros: Initialise = () => {};
export const ones: Initialise = (values) => values.fill(1);

export function given(source: ArrayLike<number>): Initialise {
  return (values) => values.set(source);
}

export function normal(deviation: number): Initialise {
  return (values, _, random) => {
    makeNormal({ deviation }).fill(random, values);
  };
}

export function uniform(bound: number): Initialise {
  return (values, _, random) => {
    random.fillFloat(values);
    for (let i = 0; i < values.length; i++) values[i] = bound * (2 * values[i]! - 1);
  };
}

/** Uniform ±√(6 / fan-in): keeps the variance through ReLU layers (He et al. 2015). */
export const kaiming: Initialise = (values, shape, random) =>
  uniform(Math.sqrt(6 / fanIn(shape)))(values, shape, random);

/** Uniform ±√(6 / (fan-in + fan-out)): keeps it through layers that are near linear (Glorot, Bengio 2010). */
export const xavier: Initialise = (values, shape, random) =>
  uniform(Math.sqrt(6 / (fanIn(shape) + shape.at(-1)!)))(values, shape, random);

/** Uniform ±1/√fan-in, what PyTorch gives its linear layers. */
export const lecun: Initialise = (values, shape, random) =>
  uniform(1 / Math.sqrt(fanIn(shape)))(values, shape, random);

function fanIn(shape: Shape): number {
  return shape.at(-2) ?? shape.at(-1) ?? 1;
}
