import { tensorErrors } from "../errors.ts";
import { isDynamic, isFloat, isSameType, type Node, refuseShape, type Tensor } from "../graph/index.ts";
import { expand, type PrimitiveName } from "../primitives/index.ts";
import { Arrivals } from "./arrivals.ts";
import { type GradientRule, gradientRules } from "./rules.ts";

/**
 * The gradient of `y` with respect to each of `variables`, by reverse accumulation (Linnainmaa 1970): nodes
 * are visited from `y` back, each passing the gradient that has arrived at it on to its inputs. The result
 * is ordinary graph code and can be differentiated again. `arriving` starts it at a `y` that is no scalar.
 */
export function differentiate(y: Tensor, variables: readonly Tensor[], arriving = startAt(y)): Tensor[] {
  if (!isSameType(y, arriving)) throw refuseShape("differentiate", [y, arriving], "they differ");
  const moving = findMoving(y, variables);
  const arrivals = new Map<Tensor, Arrivals>();
  const arrivalsAt = (tensor: Tensor) => {
    const known = arrivals.get(tensor) ?? new Arrivals(tensor);
    arrivals.set(tensor, known);
    return known;
  };
  arrivalsAt(y).add(arriving);
  for (const node of moving.nodes.reverse()) {
    const gradient = arrivals.get(node.output)?.total();
    if (gradient === undefined) continue;
    for (const [index, input] of node.inputs.entries())
      if (moving.tensors.has(input))
        arrivalsAt(input).receive(node, gradient, () => passBack(node, index, gradient));
  }
  return variables.map(
    (variable) => arrivals.get(variable)?.total() ?? expand(y.graph.scalar(0, y.dtype), variable.shape),
  );
}

function startAt(y: Tensor): Tensor {
  const why = !isFloat(y) ? "it is no floating-point tensor" : y.rank > 0 ? "it is no scalar" : undefined;
  if (why !== undefined) throw refuseGradient(y, why);
  return y.graph.scalar(1, y.dtype);
}

function refuseGradient(tensor: Tensor, why: string): Error {
  return tensorErrors.create("tensor-no-gradient", { tensor: `${tensor}`, why });
}

/** What lies between `variables` and `y`; only there do gradients flow. */
function findMoving(y: Tensor, variables: readonly Tensor[]) {
  const tensors = new Set(variables);
  const nodes: Node[] = [];
  for (const node of y.graph.nodes) {
    if (ruleOf(node) === "constant" || !node.inputs.some((input) => tensors.has(input))) continue;
    if (isDynamic(node.output.shape)) throw refuseGradient(node.output, "its batch is open");
    tensors.add(node.output);
    nodes.push(node);
    if (node.output === y) break;
  }
  return { tensors, nodes };
}

function ruleOf(node: Node): GradientRule<unknown> | "constant" {
  return gradientRules[node.primitive.name as PrimitiveName] as GradientRule<unknown> | "constant";
}

function passBack(node: Node, index: number, arriving: Tensor): Tensor | undefined {
  const rule = ruleOf(node);
  if (rule === "constant") return undefined;
  const { inputs, output, attributes } = node;
  return rule({ arriving, inputs, output, attributes }, index);
}
