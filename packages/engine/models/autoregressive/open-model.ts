import type { Probabilities } from "../drawing/index.ts";
import type { BlockFeatures } from "./block-features.ts";
import type { AutoregressiveModel } from "./model.ts";
import { NetworkRunner } from "./network-runner.ts";
import { type NetworkPlan, type NetworkShape, planNetworks } from "./networks.ts";

export type Level = NetworkShape["level"];

export interface NetworkAnswer extends Probabilities {
  readonly network: number;
  /** [rows, tokens] */
  readonly values: Float32Array;
}

/** A model whose networks are ready to compute. */
export class OpenModel {
  readonly model: AutoregressiveModel;
  readonly plan: NetworkPlan;
  readonly #runner: NetworkRunner;
  readonly #places: ReadonlyMap<string, number>;

  private constructor(model: AutoregressiveModel, plan: NetworkPlan, runner: NetworkRunner) {
    this.model = model;
    this.plan = plan;
    this.#runner = runner;
    this.#places = new Map(
      plan.networks.map(({ variable, level }, place) => [`${variable} ${level}`, place]),
    );
  }

  static async open(model: AutoregressiveModel): Promise<OpenModel> {
    const plan = planNetworks(model.variables, model);
    return new OpenModel(model, plan, await NetworkRunner.open(model, plan.networks));
  }

  /** The probabilities of a variable's coarse tokens, or of its fine ones given the coarse; none needed for one token. */
  async ask(
    variable: number,
    features: BlockFeatures,
    coarse?: Uint16Array,
  ): Promise<NetworkAnswer | undefined> {
    const network = this.#places.get(`${variable} ${coarse === undefined ? "coarse" : "fine"}`);
    if (network === undefined) return undefined;
    const shape = this.plan.networks[network]!;
    const values = await this.#runner.run(network, features.inputsOf(shape, coarse));
    return { network, values, startOf: (row) => row * shape.outputs };
  }

  close(): Promise<void> {
    return this.#runner.close();
  }
}
