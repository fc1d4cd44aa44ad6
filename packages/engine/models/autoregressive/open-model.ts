import type { Probabilities } from "../drawing/index.ts";
import type { AutoregressiveModel } from "./model.ts";
import { NetworkRunner } from "./network-runner.ts";
import { type NetworkPlan, planNetworks } from "./networks.ts";
import { Workspace } from "./workspace.ts";

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
  #spare: Workspace | undefined;

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

  /**
   * The probabilities of a variable's coarse tokens, or of its fine ones given the coarse; none needed for one
   * token. They lie in the workspace until it is asked again.
   */
  async ask(
    variable: number,
    workspace: Workspace,
    coarse?: Uint16Array,
  ): Promise<NetworkAnswer | undefined> {
    const network = this.#places.get(`${variable} ${coarse === undefined ? "coarse" : "fine"}`);
    if (network === undefined) return undefined;
    const shape = this.plan.networks[network]!;
    for (const panel of workspace.panels) {
      const inputs = workspace.inputsOf(shape, panel, coarse);
      workspace.answer.set(await this.#runner.run(network, inputs), panel.first * shape.outputs);
    }
    const values = workspace.answer.subarray(0, workspace.rowCount * shape.outputs);
    return { network, values, startOf: (row) => row * shape.outputs };
  }

  /** Lends `work` memory for a block of so many rows; the last is kept for the next of that size. */
  async lend<T>(rowCount: number, work: (workspace: Workspace) => Promise<T>): Promise<T> {
    const spare = this.#spare?.rowCount === rowCount ? this.#spare : undefined;
    this.#spare = undefined;
    const workspace = spare ?? new Workspace(this.model.variables, this.plan, rowCount);
    const result = await work(workspace);
    this.#spare = workspace;
    return result;
  }

  close(): Promise<void> {
    return this.#runner.close();
  }
}
