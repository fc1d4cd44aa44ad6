/** @file Fitted networks opened for computing probabilities. */
import {
  DYNAMIC,
  Graph,
  matmul,
  type OnnxModel,
  openSession,
  relu,
  type Session,
  softmax,
  TensorValue,
  toModel,
} from "../../tensor/index.ts";
import { type AutoregressiveModel, type NetworkWeights, shapesOfWeights, type WeightName } from "./model.ts";
import type { NetworkShape } from "./networks.ts";

/**
 * The graph of one network: "features" [inputs, rows] to "probabilities" [rows, tokens]. Weights are its
 * inputs, so that they can change from run to run, or its constants where they are given.
 */
export function buildNetworkModel(
  network: NetworkShape,
  hidden: number,
  weights?: NetworkWeights,
): OnnxModel {
  const graph = new Graph();
  const features = graph.input("features", [network.inputs, DYNAMIC]);
  const shapes = shapesOfWeights(network, hidden);
  const read = (name: WeightName) =>
    weights === undefined ? graph.input(name, shapes[name]) : graph.constant(weights[name], shapes[name]);
  const first = relu(matmul(features, read("inputs"), { transposeLeft: true }));
  const second = relu(matmul(first, read("second"), { bias: read("secondBias") }));
  graph.output("probabilities", softmax(matmul(second, read("head"), { bias: read("headBias") })));
  return toModel(graph);
}

export class NetworkRunner {
  readonly #networks: readonly NetworkShape[];
  readonly #sessions: readonly Session[];
  readonly #weights: readonly Readonly<Record<string, TensorValue>>[];

  private constructor(
    networks: readonly NetworkShape[],
    sessions: readonly Session[],
    weights: readonly Readonly<Record<string, TensorValue>>[],
  ) {
    this.#networks = networks;
    this.#sessions = sessions;
    this.#weights = weights;
  }

  /** Reads the model's weights at each run: they may change meanwhile. */
  static async open(model: AutoregressiveModel, networks: readonly NetworkShape[]): Promise<NetworkRunner> {
    const { hidden } = model.settings;
    const models = new Map<string, OnnxModel>();
    const sessions: Session[] = [];
    for (const network of networks) {
      const shape = `${network.inputs} ${network.outputs}`;
      const built = models.get(shape) ?? buildNetworkModel(network, hidden);
      models.set(shape, built);
      sessions.push(await openSession(built, { threads: 1 }));
    }
    const weights = networks.map((network, i) => {
      const shapes = Object.entries(shapesOfWeights(network, hidden)) as [WeightName, readonly number[]][];
      return Object.fromEntries(
        shapes.map(([name, shape]) => [name, new TensorValue("float32", model.weights[i]![name], shape)]),
      );
    });
    return new NetworkRunner(networks, sessions, weights);
  }

  /** features [inputs, rows] to probabilities [rows, tokens]. */
  async run(i: number, features: Float32Array): Promise<Float32Array> {
    const { inputs } = this.#networks[i]!;
    const value = new TensorValue("float32", features, [inputs, features.length / inputs]);
    const { probabilities } = await this.#sessions[i]!.run({ ...this.#weights[i], features: value });
    return probabilities!.data as Float32Array;
  }

  async close(): Promise<void> {
    for (const session of this.#sessions) await session.release();
  }
}
