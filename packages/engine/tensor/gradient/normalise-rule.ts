import type { Tensor } from "../graph/index.ts";
import { add, div, mul, type NormaliseAttributes, neg, sqrt, sub } from "../primitives/index.ts";
import { sumToShape } from "./broadcast-back.ts";

interface Arrival {
  readonly arriving: Tensor;
  readonly inputs: readonly Tensor[];
  readonly attributes: NormaliseAttributes;
}

/**
 * With c = x − mean, σ² = variance + ε, n values to each statistic and d the gradient at the output times the
 * scale: dx = (d − Σd/n − c·Σ(d·c)/(nσ²))/σ. A scale that is the same for all n (batch norm) leaves the sums
 * and multiplies what small tensors they give, so that each is shared with the gradient of scale or shift.
 */
export function differentiateNormalise(arrival: Arrival, input: number): Tensor | undefined {
  const { arriving, inputs, attributes } = arrival;
  const [x, centre, variance, scale, shift] = inputs as [Tensor, Tensor, Tensor, Tensor, Tensor];
  if (input === 1 || input === 2) return undefined;
  if (input === 4) return sumToShape(arriving, shift.shape);
  const centred = sub(x, centre);
  const squaredDeviation = add(variance, attributes.epsilon);
  const deviation = sqrt(squaredDeviation);
  const isShared = isConstantWithin(scale, centre, x);
  const weighted = isShared ? arriving : mul(arriving, scale);
  const product = sumToShape(mul(weighted, centred), centre.shape);
  if (input === 3)
    return sumToShape(
      isShared ? div(product, deviation) : mul(arriving, div(centred, deviation)),
      scale.shape,
    );
  const count = x.size / centre.size;
  const factor = div(isShared ? scale : 1, deviation);
  const slope = neg(div(mul(factor, product), mul(squaredDeviation, count)));
  const level = div(mul(factor, sumToShape(weighted, centre.shape)), count);
  return add(mul(weighted, factor), sub(mul(centred, slope), level));
}

function isConstantWithin(scale: Tensor, statistic: Tensor, x: Tensor): boolean {
  return x.shape.every((size, axis) => {
    const scaleSize = scale.shape[axis - x.rank + scale.rank] ?? 1;
    return size === 1 || statistic.shape[axis] !== 1 || scaleSize === 1;
  });
}
