import type { Graph, Shape, Tensor } from "../graph/index.ts";
import { concat, flatten, reshape, slice } from "../primitives/index.ts";
import type { FlatArray, FlatLayout, Variable } from "./flat-layout.ts";

/** A tensor to be filled anew at every step with 0 (dropped, a share `rate`) or 1/(1 − rate). */
export interface DropoutInput {
  readonly name: string;
  readonly shape: Shape;
  readonly rate: number;
}

/**
 * How a layer used its variables: from what went in and the gradient of what came out, the length of each
 * example's own gradient follows (`gradient/per-example-norms.ts`).
 */
export type Usage =
  | {
      readonly kind: "linear";
      readonly input: Tensor;
      readonly output: Tensor;
      readonly weight: Variable;
      /** Of independent layers in one; then the output is [copies, batch, size]. */
      readonly copies: number | undefined;
    }
  | {
      readonly kind: "bias";
      readonly output: Tensor;
      readonly bias: Variable;
      readonly copies: number | undefined;
    }
  | {
      readonly kind: "embedding";
      readonly index: Tensor;
      readonly output: Tensor;
      readonly table: Variable;
    }
  | {
      readonly kind: "gather-sum";
      readonly index: Tensor;
      readonly weights: Tensor | undefined;
      readonly output: Tensor;
      readonly table: Variable;
    };

export interface PassOptions {
  /** Batch statistics and dropout, as in training; false by default. */
  readonly training?: boolean;
  /** Values that become constants of the graph, for a model that is done; else they are inputs. */
  readonly constants?: ReadonlyMap<FlatLayout, FlatArray>;
  /** Tensors that stand for flat vectors; each of the others becomes an input of its own. */
  readonly flats?: ReadonlyMap<FlatLayout, Tensor>;
}

/** One run of layers through a graph: gives them their variables and collects what they want besides. */
export class Pass {
  readonly graph: Graph;
  readonly training: boolean;
  readonly dropouts: DropoutInput[] = [];
  readonly usages: Usage[] = [];
  readonly #constants: ReadonlyMap<FlatLayout, FlatArray>;
  readonly #flats: Map<FlatLayout, Tensor>;
  readonly #pieces = new Map<Variable, Tensor>();
  readonly #updates = new Map<Variable, Tensor>();

  constructor(graph: Graph, options: PassOptions = {}) {
    this.graph = graph;
    this.training = options.training ?? false;
    this.#constants = options.constants ?? new Map();
    this.#flats = new Map(options.flats);
  }

  /** The whole flat vector, an input of the graph. */
  flat(layout: FlatLayout): Tensor {
    const known = this.#flats.get(layout);
    if (known !== undefined) return known;
    const made = this.graph.input(layout.name, [layout.size]);
    this.#flats.set(layout, made);
    return made;
  }

  read(variable: Variable): Tensor {
    const known = this.#pieces.get(variable);
    if (known !== undefined) return known;
    const made = this.#cut(variable).named(variable.name);
    this.#pieces.set(variable, made);
    return made;
  }

  /** Gives a statistic the value it has after this step. */
  update(variable: Variable, value: Tensor): void {
    this.#updates.set(variable, value);
  }

  record(usage: Usage): void {
    this.usages.push(usage);
  }

  updates(layout: FlatLayout): boolean {
    return [...this.#updates.keys()].some((variable) => variable.layout === layout);
  }

  /** One tensor for each variable, put together as the layout has them. */
  join(layout: FlatLayout, pieceOf: (variable: Variable) => Tensor): Tensor {
    return concat(
      layout.variables.map((variable) => flatten(pieceOf(variable))),
      0,
    );
  }

  nextState(layout: FlatLayout): Tensor {
    return this.join(layout, (variable) => this.#updates.get(variable) ?? this.read(variable));
  }

  dropoutMask(shape: Shape, rate: number): Tensor {
    const name = `dropout/${this.dropouts.length}`;
    this.dropouts.push({ name, shape, rate });
    return this.graph.input(name, shape);
  }

  #cut(variable: Variable): Tensor {
    const { layout, offset, size, shape } = variable;
    const values = this.#constants.get(layout);
    if (values !== undefined) return this.graph.constant(layout.view(values, variable.name), shape);
    return reshape(slice(this.flat(layout), 0, offset, offset + size), shape);
  }
}
