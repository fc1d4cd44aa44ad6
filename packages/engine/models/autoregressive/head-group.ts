import {
  add,
  crossEntropy,
  matmul,
  type Pass,
  type Scope,
  slice,
  type Tensor,
  type Variable,
  type WeightRange,
} from "../../tensor/index.ts";
import type { NetworkWeights } from "./model.ts";
import type { NetworkShape } from "./networks.ts";

type Range = Pick<WeightRange, "start" | "end">;

/** Heads up to this much wider than the narrowest are computed with it. */
const WIDEST_IN_GROUP = 1.5;
const ALWAYS_GROUPED = 16;
/** The bias of a token that fills up: its probability is 0 and so is its gradient. */
const IMPOSSIBLE = -1e9;

/** Networks from `first` to before `end`. */
export interface NetworkRange {
  readonly first: number;
  readonly end: number;
}

export interface HeadGroupOptions extends NetworkRange {
  readonly networks: readonly NetworkShape[];
  readonly hidden: number;
  readonly start: readonly NetworkWeights[];
}

/** Networks must come with their heads' widths ascending. */
export function groupHeads(networks: readonly NetworkShape[]): NetworkRange[] {
  const groups: NetworkRange[] = [];
  for (let first = 0, end = 1; first < networks.length; first = end, end++) {
    const limit = Math.max(ALWAYS_GROUPED, WIDEST_IN_GROUP * networks[first]!.outputs);
    while (end < networks.length && networks[end]!.outputs <= limit) end++;
    groups.push({ first, end });
  }
  return groups;
}

/** The heads of some networks, filled up to the widest. */
export class HeadGroup {
  readonly #range: NetworkRange;
  readonly #outputs: readonly number[];
  readonly #hidden: number;
  readonly #width: number;
  readonly #weight: Variable;
  readonly #bias: Variable;

  constructor(scope: Scope, { first, end, networks, hidden, start }: HeadGroupOptions) {
    const within = scope.within(`heads/${first}`);
    this.#range = { first, end };
    this.#hidden = hidden;
    this.#outputs = networks.slice(first, end).map(({ outputs }) => outputs);
    this.#width = Math.max(...this.#outputs);
    const copies = end - first;
    const own = start.slice(first, end);
    this.#weight = within.parameter("weight", [copies, hidden, this.#width], (values) => {
      for (const [copy, { head }] of own.entries()) this.#spread(head, values, copy);
    });
    this.#bias = within.parameter("bias", [copies, 1, this.#width], (values) => {
      values.fill(IMPOSSIBLE);
      for (const [copy, { headBias }] of own.entries()) values.set(headBias, copy * this.#width);
    });
  }

  holds(network: number): boolean {
    return network >= this.#range.first && network < this.#range.end;
  }

  /** hiddens [all networks, batch, hidden] and targets [all networks, batch] to losses [own networks, batch]. */
  losses(pass: Pass, hiddens: Tensor, targets: Tensor): Tensor {
    const { first, end } = this.#range;
    const product = matmul(slice(hiddens, 0, first, end), pass.read(this.#weight));
    return crossEntropy(add(product, pass.read(this.#bias)), slice(targets, 0, first, end));
  }

  rangesOf(network: number): Range[] {
    const copy = network - this.#range.first;
    return [this.#weight, this.#bias].map((variable) => cutCopy(variable, copy, this.#outputs.length));
  }

  weightsOf(flat: Float32Array, network: number): Pick<NetworkWeights, "head" | "headBias"> {
    const outputs = this.#outputs[network - this.#range.first]!;
    const [weight, bias] = this.rangesOf(network).map(({ start, end }) => flat.subarray(start, end));
    const head = new Float32Array(this.#hidden * outputs);
    for (let unit = 0; unit < this.#hidden; unit++)
      head.set(weight!.subarray(unit * this.#width, unit * this.#width + outputs), unit * outputs);
    return { head, headBias: bias!.slice(0, outputs) };
  }

  #spread(head: Float32Array, values: Float32Array | Float64Array, copy: number): void {
    const outputs = this.#outputs[copy]!;
    for (let unit = 0; unit < this.#hidden; unit++) {
      const row = head.subarray(unit * outputs, (unit + 1) * outputs);
      values.set(row, (copy * this.#hidden + unit) * this.#width);
    }
  }
}

/** The place of one of several equal parts of a variable. */
export function cutCopy({ offset, size }: Variable, copy: number, copies: number): Range {
  const each = size / copies;
  return { start: offset + copy * each, end: offset + (copy + 1) * each };
}
