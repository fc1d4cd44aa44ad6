/**
 * @file Messages of a graph network: values [N, ...rest] are combined by the segment each belongs to. A
 * segment that receives nothing answers zero.
 */
import type { Tensor } from "../graph/graph.ts";
import { div, maximum } from "./arithmetic.ts";
import { greater, where } from "./compare.ts";
import { scatterAdd, scatterMax } from "./gather.ts";
import { expand, reshape } from "./layout.ts";

export const segmentSum = scatterAdd;

export function segmentMean(values: Tensor, segment: Tensor, segments: number): Tensor {
  const counts = maximum(countMembers(values, segment, segments), 1);
  return div(segmentSum(values, segment, segments), counts);
}

export function segmentMax(values: Tensor, segment: Tensor, segments: number): Tensor {
  const isFilled = greater(countMembers(values, segment, segments), 0);
  return where(isFilled, scatterMax(values, segment, segments), 0);
}

/** [segments, 1, 1, …], to stand beside the combined values. */
function countMembers({ graph, rank, dtype }: Tensor, segment: Tensor, segments: number): Tensor {
  const counts = scatterAdd(expand(graph.scalar(1, dtype), segment.shape), segment, segments);
  return reshape(counts, [segments, ...new Array<number>(rank - segment.rank).fill(1)]);
}
