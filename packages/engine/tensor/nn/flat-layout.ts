/**
 * @file Many named arrays in one flat vector. A model's parameters lie in one, its running statistics in
 * another, so that one optimiser of a dozen kernels updates them all and a checkpoint is a few vectors.
 */
import type { Random } from "../../base/index.ts";
import { tensorErrors } from "../errors.ts";

import { countElements, type FloatDType, type Shape } from "../graph/index.ts";
import type { Initialise } from "./initialise.ts";

export interface Variable {
  readonly layout: FlatLayout;
  readonly name: string;
  readonly shape: Shape;
  readonly offset: number;
  readonly size: number;
  readonly initialise: Initialise;
}

export type FlatArray = Float32Array | Float64Array;

export class FlatLayout {
  /** Also the name of the flat vector among a graph's inputs. */
  readonly name: string;
  readonly #variables = new Map<string, Variable>();
  #size = 0;

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.#size;
  }

  get variables(): readonly Variable[] {
    return [...this.#variables.values()];
  }

  declare(name: string, shape: Shape, initialise: Initialise): Variable {
    if (this.#variables.has(name))
      throw tensorErrors.create("tensor-name", { name, role: this.name, why: "it is taken" });
    const size = countElements(shape);
    const variable = { layout: this, name, shape, offset: this.#size, size, initialise };
    this.#variables.set(name, variable);
    this.#size += size;
    return variable;
  }

  /** Starting values; each variable's come from a stream of its own, whatever else is declared. */
  initialise(random: Random, dtype: FloatDType = "float32"): FlatArray {
    const flat = dtype === "float32" ? new Float32Array(this.#size) : new Float64Array(this.#size);
    for (const variable of this.variables)
      variable.initialise(this.#cut(flat, variable), variable.shape, random.stream(variable.name));
    return flat;
  }

  /** The part of `flat` that holds one variable: a view, not a copy. */
  view<A extends FlatArray>(flat: A, name: string): A {
    const variable = this.#variables.get(name);
    if (variable === undefined)
      throw tensorErrors.create("tensor-name", { name, role: this.name, why: "nothing is declared so" });
    return this.#cut(flat, variable);
  }

  #cut<A extends FlatArray>(flat: A, { offset, size }: Variable): A {
    return flat.subarray(offset, offset + size) as A;
  }
}
