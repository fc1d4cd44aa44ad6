import { tensorErrors } from "../errors.ts";
import { differentiate } from "../gradient/index.ts";
import { measureUsage } from "../gradient/per-example-norms.ts";
import { refuseShape, type Tensor } from "../graph/index.ts";
import type { FlatLayout, Pass, Variable } from "../nn/index.ts";
import { add, div, minimum, mul, sqrt, stopGradient, sum } from "../primitives/index.ts";

export interface ClippedGradient {
  /** Σ over examples of g·min(1, c/‖g‖), one tensor for each variable of the layout. */
  readonly gradients: readonly Tensor[];
  /** ‖g‖ of each example over all variables, [batch]. */
  readonly norms: Tensor;
}

/**
 * The sum of each example's gradient, each scaled down to length `clipNorm` where it is longer (Abadi et al.
 * 2016). The lengths come from one backward pass, the clipped sum from a second over losses weighted by
 * what the lengths allow: no example's gradient is ever made.
 */
export function clipPerExample(
  losses: Tensor,
  options: { readonly pass: Pass; readonly layout: FlatLayout; readonly clipNorm: number },
): ClippedGradient {
  const { pass, layout, clipNorm } = options;
  if (losses.rank !== 1) throw refuseShape("clipPerExample", [losses], "it takes one loss for each example");
  const norms = sqrt(add(measureSquaredNorms(losses, pass, layout), 1e-12)).named("norms");
  const shares = stopGradient(minimum(div(clipNorm, norms), 1));
  const variables = layout.variables.map((variable) => pass.read(variable));
  return { gradients: differentiate(sum(mul(losses, shares)), variables), norms };
}

function measureSquaredNorms(losses: Tensor, pass: Pass, layout: FlatLayout): Tensor {
  const usages = pass.usages;
  const outputs = differentiate(
    sum(losses),
    usages.map(({ output }) => output),
  );
  const measured = new Map<Variable, Tensor>();
  for (const [i, usage] of usages.entries()) {
    const [variable, squaredNorm] = measureUsage(usage, outputs[i]!);
    if (variable.layout !== layout) continue;
    if (measured.has(variable)) throw refuseVariable(variable, "it is used twice");
    measured.set(variable, squaredNorm);
  }
  for (const variable of layout.variables)
    if (!measured.has(variable)) throw refuseVariable(variable, "its layer does not tell how it was used");
  return [...measured.values()].reduce(add);
}

function refuseVariable({ name }: Variable, why: string): Error {
  return tensorErrors.create("tensor-per-example", { name, why });
}
