import {
  countElements,
  type FloatDType,
  Graph,
  type Shape,
  type Tensor,
  toModel,
} from "../../graph/index.ts";
import { add, mul, square, sum } from "../../primitives/index.ts";
import { openSession } from "../../runtime/session.ts";
import { TensorValue } from "../../runtime/tensor-value.ts";
import { differentiate } from "../gradient.ts";

export interface GradientSample {
  readonly shapes: readonly Shape[];
  readonly apply: (inputs: readonly Tensor[]) => Tensor;
  /** Keeps all inputs above ½. */
  readonly positive?: boolean;
}

export type FloatValues = Float32Array | Float64Array;

const STEP = 1e-5;

/**
 * Largest difference between the gradient and central differences, relative to the largest element of
 * either. The scalar differentiated is Σ w·(y + y²) with uneven w; at second order Σ w·(its gradient)².
 */
export async function measureGradientError(
  sample: GradientSample,
  order: 1 | 2,
  values: readonly FloatValues[],
): Promise<number> {
  const { run, release } = await openSample(sample, "float64", order);
  const { gradients } = await run(values);
  let error = 0;
  let scale = 1e-3;
  for (const [input, array] of values.entries())
    for (let i = 0; i < array.length; i++) {
      const centre = array[i]!;
      array[i] = centre + STEP;
      const above = (await run(values)).loss;
      array[i] = centre - STEP;
      const below = (await run(values)).loss;
      array[i] = centre;
      const numeric = (above - below) / (2 * STEP);
      const exact = gradients[input]![i]!;
      error = Math.max(error, Math.abs(numeric - exact));
      scale = Math.max(scale, Math.abs(numeric), Math.abs(exact));
    }
  await release();
  return error / scale;
}

export async function openSample(sample: GradientSample, dtype: FloatDType, order: 1 | 2) {
  const graph = new Graph({ dtype });
  const inputs = sample.shapes.map((shape, i) => graph.input(`x${i}`, shape));
  const y = sample.apply(inputs);
  let loss = weigh(add(y, square(y)));
  if (order === 2) {
    const gradients = differentiate(loss, inputs).map((gradient) => weigh(square(gradient)));
    loss = gradients.reduce((total, part) => add(total, part));
  }
  graph.output("loss", loss);
  for (const [i, gradient] of differentiate(loss, inputs).entries()) graph.output(`gradient${i}`, gradient);
  const model = toModel(graph);
  const used = new Set(model.inputs.map(({ name }) => name));
  const session = await openSession(model, { threads: 1 });
  const run = async (values: readonly FloatValues[]) => {
    const feeds = values.map(
      (array, i) => [`x${i}`, new TensorValue(dtype, array, sample.shapes[i]!)] as const,
    );
    const results = await session.run(Object.fromEntries(feeds.filter(([name]) => used.has(name))));
    const gradients = sample.shapes.map((_, i) => results[`gradient${i}`]!.data as FloatValues);
    return { loss: Number(results["loss"]!.data[0]), gradients };
  };
  return { graph, run, release: () => session.release() };
}

function weigh(y: Tensor): Tensor {
  const weights = Float64Array.from({ length: y.size }, (_, i) => Math.sin(1 + 2.3 * i));
  return sum(mul(y, y.graph.constant(weights, y.shape)));
}

/** Values all distinct, apart from one another and from 0, so that no kink or tie lies within a step. */
export function drawValues(sample: GradientSample, seed: number, scale: number): Float64Array[] {
  const sizes = sample.shapes.map(countElements);
  const total = sizes.reduce((a, b) => a + b, 0);
  const count = total + (total % 2);
  const order = Array.from({ length: total }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = total - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const toValue = (place: number) => (2 * place + 1 - count) / count;
  const shift = sample.positive ? 1.5 : 0;
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return Float64Array.from(order.slice(end - size, end), (place) => scale * (shift + toValue(place)));
  });
}
