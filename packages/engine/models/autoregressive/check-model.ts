import { checkVariables } from "../check-tokens.ts";
import { modelErrors } from "../errors.ts";
import { type AutoregressiveModel, shapesOfWeights, type WeightName } from "./model.ts";
import { planNetworks } from "./networks.ts";

/** A model may come from a file that anyone could have changed: refuses what does not fit together. */
export function checkModel(model: AutoregressiveModel): void {
  const { variables, order, parents, settings, weights } = model;
  checkVariables(variables);
  const places = new Map(order.map((index, place) => [index, place]));
  if (
    order.length !== variables.length ||
    places.size !== order.length ||
    !variables.every((_, i) => places.has(i))
  )
    refuse("its order does not name each variable once");
  const isEarlier = (parent: number, index: number) =>
    (places.get(parent) ?? order.length) < places.get(index)!;
  const fits =
    parents.length === variables.length && parents.every((list, i) => list.every((p) => isEarlier(p, i)));
  if (!fits || parents.some((list) => new Set(list).size !== list.length))
    refuse("a variable depends on one that is drawn later");
  const { networks } = planNetworks(variables, model);
  if (weights.length !== networks.length) refuse("it has not one set of weights for each network");
  for (const [place, network] of networks.entries())
    for (const [name, shape] of Object.entries(shapesOfWeights(network, settings.hidden)))
      checkWeights(weights[place]![name as WeightName], shape);
}

function checkWeights(values: Float32Array, shape: readonly number[]): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (!(values instanceof Float32Array) || values.length !== size)
    refuse("weights are not of the network's size");
  if (!values.every(Number.isFinite)) refuse("weights are not finite");
}

function refuse(reason: string): never {
  throw modelErrors.create("model-invalid", { reason });
}
