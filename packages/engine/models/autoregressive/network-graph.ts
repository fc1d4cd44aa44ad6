/**
 * @file Many networks in one graph. A run of the graph costs a few microseconds for each operation, whatever
 * its size, so what is alike is computed at once: the second layers of all networks, and the heads of those
 * with about as many tokens, filled up with tokens that cannot happen.
 */
import {
  add,
  concat,
  matmul,
  mul,
  type Pass,
  relu,
  reshape,
  type Scope,
  sum,
  type Tensor,
  type TrainingPart,
  type Variable,
  type WeightRange,
} from "../../tensor/index.ts";
import { cutCopy, groupHeads, HeadGroup } from "./head-group.ts";
import type { NetworkWeights } from "./model.ts";
import type { NetworkShape } from "./networks.ts";

type Range = Pick<WeightRange, "start" | "end">;

export interface NetworkGraphOptions {
  readonly networks: readonly NetworkShape[];
  readonly hidden: number;
  readonly dropoutRate: number;
  /** Starting values, one for each network. */
  readonly start: readonly NetworkWeights[];
}

export class NetworkGraph {
  readonly networks: readonly NetworkShape[];
  readonly #hidden: number;
  readonly #dropoutRate: number;
  readonly #inputs: readonly Variable[];
  readonly #second: Variable;
  readonly #secondBias: Variable;
  readonly #heads: readonly HeadGroup[];

  /** The networks must come with their heads' widths ascending. */
  constructor(scope: Scope, { networks, hidden, dropoutRate, start }: NetworkGraphOptions) {
    this.networks = networks;
    this.#hidden = hidden;
    this.#dropoutRate = dropoutRate;
    this.#inputs = networks.map(({ inputs }, i) =>
      scope.parameter(`inputs/${i}`, [inputs, hidden], (values) => values.set(start[i]!.inputs)),
    );
    const stack = (name: "second" | "secondBias") =>
      scope.parameter(name, [networks.length, name === "second" ? hidden : 1, hidden], (values) => {
        for (const [i, weights] of start.entries()) values.set(weights[name], i * weights[name].length);
      });
    this.#second = stack("second");
    this.#secondBias = stack("secondBias");
    this.#heads = groupHeads(networks).map(
      (group) => new HeadGroup(scope, { ...group, networks, hidden, start }),
    );
  }

  /**
   * Each network's mean over the batch of −ln p(token), in nats, [networks]. Inputs of the graph: `features/i`
   * [inputs of network i, batch], `targets` int64 [networks, batch], and `shares` [networks, batch]: 1 / batch,
   * or 0 for a row whose coarse token has a single fine one.
   */
  losses(pass: Pass, batch: number): Tensor {
    const { graph } = pass;
    const copies = this.networks.length;
    const targets = graph.input("targets", [copies, batch], "int64");
    const shares = graph.input("shares", [copies, batch]);
    const sums = this.networks.map(({ inputs }, i) => {
      const features = graph.input(`features/${i}`, [inputs, batch]);
      const product = matmul(features, pass.read(this.#inputs[i]!), { transposeLeft: true });
      return reshape(product, [1, batch, this.#hidden]);
    });
    const first = this.#drop(pass, relu(concat(sums, 0)));
    const product = matmul(first, pass.read(this.#second));
    const second = this.#drop(pass, relu(add(product, pass.read(this.#secondBias))));
    const losses = this.#heads.map((head) => head.losses(pass, second, targets));
    return sum(mul(concat(losses, 0), shares), { axes: [1] });
  }

  /** All networks drop the same units: they share nothing, and a mask of their own each would cost more to draw. */
  #drop(pass: Pass, x: Tensor): Tensor {
    const shape = x.shape.slice(1);
    return pass.training && this.#dropoutRate > 0 ? mul(x, pass.dropoutMask(shape, this.#dropoutRate)) : x;
  }

  /** Where each network's weights lie. */
  parts(): TrainingPart[] {
    return this.networks.map((_, i) => ({
      name: `${i}`,
      ranges: this.#rangesOf(i).map(({ start, end }) => ({ vector: this.#second.layout.name, start, end })),
    }));
  }

  weightsOf(flat: Float32Array, i: number): NetworkWeights {
    const [inputs, second, secondBias] = this.#rangesOf(i).map(({ start, end }) => flat.slice(start, end));
    const head = this.#heads.find((group) => group.holds(i))!;
    return { inputs: inputs!, second: second!, secondBias: secondBias!, ...head.weightsOf(flat, i) };
  }

  #rangesOf(i: number): Range[] {
    const { offset, size } = this.#inputs[i]!;
    const copies = this.networks.length;
    return [
      { start: offset, end: offset + size },
      cutCopy(this.#second, i, copies),
      cutCopy(this.#secondBias, i, copies),
      ...this.#heads.find((group) => group.holds(i))!.rangesOf(i),
    ];
  }
}
