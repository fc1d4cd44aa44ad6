import { Random, type RandomState } from "../../base/index.ts";
import type { OnnxModel } from "../../tensor/index.ts";
import type { RowSampler } from "../tokens.ts";
import { checkModel } from "./check-model.ts";
import { drawBlock } from "./draw-block.ts";
import type { AutoregressiveModel } from "./model.ts";
import { buildNetworkModel } from "./network-runner.ts";
import { planNetworks } from "./networks.ts";
import { OpenModel } from "./open-model.ts";

/** What a block holds follows from the model, the random state and the block's number and size. */
export async function openSampler(
  model: AutoregressiveModel,
  options: { readonly random: RandomState },
): Promise<RowSampler> {
  checkModel(model);
  const open = await OpenModel.open(model);
  const random = new Random(options.random);
  return {
    draw: (request) => drawBlock(open, request, random.partition(request.block)),
    close: () => open.close(),
  };
}

export interface SampleGraph {
  readonly variable: string;
  readonly level: "coarse" | "fine";
  /** "features" [inputs, rows] to "probabilities" [rows, tokens], its weights inside. */
  readonly model: OnnxModel;
}

/** For export: one graph for each network, in drawing order. */
export function sampleGraphs(model: AutoregressiveModel): SampleGraph[] {
  checkModel(model);
  const { networks } = planNetworks(model.variables, model);
  return networks.map((network, place) => ({
    variable: model.variables[network.variable]!.name,
    level: network.level,
    model: buildNetworkModel(network, model.settings.hidden, model.weights[place]!),
  }));
}
