import { TensorValue } from "../../tensor/index.ts";
import type { TokenColumn } from "../tokens.ts";
import { findMiddles, writeFeatures } from "./features.ts";
import { gatherInputs, type NetworkPlan, type NetworkShape, planNetworks } from "./networks.ts";
import { type TrainingData, unpackRows } from "./training-data.ts";

/** Writes what the networks' graph reads of a batch, each time into the same memory. */
export class BatchFeeds {
  readonly #data: TrainingData;
  readonly #networks: readonly NetworkShape[];
  readonly #plan: NetworkPlan;
  readonly #rows: number;
  readonly #features: Float32Array;
  readonly #scratch: Float32Array[] = [];
  readonly #targets: BigInt64Array<ArrayBuffer>;
  /** The same memory: a small int64 is its lower half, at every even place. */
  readonly #halves: Int32Array;
  readonly #shares: Float32Array;
  /** Variables whose features some network here sees. */
  readonly #seen: readonly number[];

  constructor(data: TrainingData, networks: readonly NetworkShape[], rows: number) {
    this.#data = data;
    this.#networks = networks;
    this.#plan = planNetworks(data.variables, data);
    this.#rows = rows;
    this.#features = new Float32Array(this.#plan.featureCount * rows);
    this.#features.fill(1, 0, rows);
    this.#targets = new BigInt64Array(networks.length * rows);
    this.#halves = new Int32Array(this.#targets.buffer);
    this.#shares = new Float32Array(networks.length * rows).fill(1 / rows);
    this.#seen = [...new Set(networks.flatMap(({ variable }) => data.parents[variable]!))];
  }

  write(rows: Uint32Array): Readonly<Record<string, TensorValue>> {
    const { columns } = this.#data;
    const used = new Set([...this.#seen, ...this.#networks.map(({ variable }) => variable)]);
    const batch = new Map([...used].map((index) => [index, unpackRows(columns[index]!, rows)]));
    for (const index of this.#seen) this.#writeFeatures(index, batch.get(index)!);
    const size = [this.#networks.length, this.#rows];
    const feeds: Record<string, TensorValue> = {
      targets: new TensorValue("int64", this.#targets, size),
      shares: new TensorValue("float32", this.#shares, size),
    };
    for (const [i, network] of this.#networks.entries()) {
      const column = batch.get(network.variable)!;
      this.#writeTargets(i, column);
      feeds[`features/${i}`] = new TensorValue("float32", this.#inputsOf(i, column), [
        network.inputs,
        this.#rows,
      ]);
    }
    return feeds;
  }

  #writeFeatures(index: number, column: TokenColumn): void {
    const start = this.#plan.starts[index]! * this.#rows;
    const block = this.#plan.blocks[index]!;
    writeFeatures(block, column, this.#features.subarray(start, start + block.size * this.#rows));
  }

  #inputsOf(i: number, column: TokenColumn): Float32Array {
    const network = this.#networks[i]!;
    const scratch = (size: number) => (this.#scratch[i] ??= new Float32Array(size));
    const inputs = gatherInputs(network, this.#features, { rows: this.#rows, scratch });
    const { own, variable } = network;
    if (own === undefined) return inputs;
    const { coarse } = column;
    const seen = own.hasHats
      ? { coarse, positions: findMiddles(this.#data.variables[variable]!, coarse) }
      : { coarse };
    writeFeatures(own, seen, inputs.subarray((network.inputs - own.size) * this.#rows));
    return inputs;
  }

  #writeTargets(i: number, { coarse, fine }: TokenColumn): void {
    const { level, variable } = this.#networks[i]!;
    const { fineSizes } = this.#data.variables[variable]!;
    const first = i * this.#rows;
    const tokens = level === "fine" ? fine! : coarse;
    for (let row = 0; row < this.#rows; row++) {
      this.#halves[2 * (first + row)] = tokens[row]!;
      if (level === "fine") this.#shares[first + row] = fineSizes![coarse[row]!]! > 1 ? 1 / this.#rows : 0;
    }
  }
}
