import type { Shape } from "../graph/index.ts";
import { FlatLayout, type Variable } from "./flat-layout.ts";
import type { Initialise } from "./initialise.ts";

/** Where layers declare what they keep: trained parameters, and state that a training pass updates. */
export class Scope {
  readonly parameters: FlatLayout;
  readonly state: FlatLayout;
  readonly #prefix: string;

  private constructor(parameters: FlatLayout, state: FlatLayout, prefix: string) {
    this.parameters = parameters;
    this.state = state;
    this.#prefix = prefix;
  }

  /** The scope of a whole model; models that meet in one graph need names. */
  static create(model?: string): Scope {
    const prefix = model === undefined ? "" : `${model}/`;
    return new Scope(new FlatLayout(`${prefix}parameters`), new FlatLayout(`${prefix}state`), "");
  }

  within(part: string): Scope {
    return new Scope(this.parameters, this.state, `${this.#prefix}${part}/`);
  }

  parameter(name: string, shape: Shape, initialise: Initialise): Variable {
    return this.parameters.declare(this.#prefix + name, shape, initialise);
  }

  statistic(name: string, shape: Shape, initialise: Initialise): Variable {
    return this.state.declare(this.#prefix + name, shape, initialise);
  }
}
