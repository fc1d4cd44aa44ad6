import { tensorErrors } from "../errors.ts";
import { isFloat, isSameType, type Node, refuseShape, type Tensor } from "../graph/graph.ts";
import { add, expand, type PrimitiveName } from "../primitives/index.ts";
import { type GradientRule, gradientRules } from "./rules.ts";

/**
 * The gradient of `y` with respect to each of `variables`, by reverse accumulation (Linnainmaa 1970): nodes
 * are visited from `y` back, each passing the gradient that has arrived at it on to its inputs. The result
 * is ordinary graph code and can be differentiated again. `arriving` starts it at a `y` that is no scalar.
 */
export function differentiate(y: Tensor, variables: readonly Tensor[], arriving = startAt(y)): Tensor[] {
  if (!isSameType(y, arriving)) throw refuseShape("differentiate", [y, arriving], "they differ");
  const moving = findMoving(y, variables);
  const gradients = new Map<Tensor, Tensor>([[y, arriving]]);
  for (const node of moving.nodes.reverse()) {
    const gradient = gradients.get(node.output);
    if (gradient === undefined) continue;
    for (const [index, input] of node.inputs.entries()) {
      const passed = moving.tensors.has(input) ? passBack(node, index, gradient) : undefined;
      if (passed === undefined) continue;
      const sum = gradients.get(input);
      gradients.set(input, sum === undefined ? passed : add(sum, passed));
    }
  }
  return variables.map(
    (variable) => gradients.get(variable) ?? expand(y.graph.scalar(0, y.dtype), variable.shape),
  );
}

function startAt(y: Tensor): Tensor {
  const why = !isFloat(y) ? "it is no floating-point tensor" : y.rank > 0 ? "it is no scalar" : undefined;
  if (why !== undefined) throw tensorErrors.create("tensor-no-gradient", { tensor: `${y}`, why });
  return y.graph.scalar(1, y.dtype);
}

/** What lies between `variables` and `y`; only there do gradients flow. */
function findMoving(y: Tensor, variables: readonly Tensor[]) {
  const tensors = new Set(variables);
  const nodes: Node[] = [];
  for (const node of y.graph.nodes) {
    if (ruleOf(node) === "constant" || !node.inputs.some((input) => tensors.has(input))) continue;
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
