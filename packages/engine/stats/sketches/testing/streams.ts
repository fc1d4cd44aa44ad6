/** @file Streams of many shapes for the tests of sketches, cut into parts and merged in an order drawn at random. */
import { makeNormal, type Random } from "../../../base/index.ts";
import type { Sketch } from "../sketch.ts";

const normal = makeNormal();

/** Value i of n, for each shape. */
const SHAPES: readonly ((random: Random, i: number, n: number) => number)[] = [
  (random) => normal.draw(random),
  (random) => Math.exp(4 * normal.draw(random)),
  (_, i) => i,
  (_, i, n) => n - i,
  (random) => random.below(7),
  (_, i) => (i % 2 === 0 ? i : -i),
  (random) => 1e9 + random.float(),
  (random) => Math.floor(1 / (random.float() + 1e-4)),
];

export function makeStream(random: Random, greatestLength: number): Float64Array {
  const length = 1 + random.below(greatestLength);
  const shape = SHAPES[random.below(SHAPES.length)]!;
  return Float64Array.from({ length }, (_, i) => shape(random, i, length));
}

/** One to eight neighbouring parts; some may be empty. */
export function cutStream(random: Random, values: Float64Array): Float64Array[] {
  const cuts = Array.from({ length: random.below(8) }, () => random.below(values.length + 1));
  const edges = [0, ...cuts.sort((a, b) => a - b), values.length];
  return edges.slice(1).map((end, i) => values.subarray(edges[i]!, end));
}

/** Joins two of the sketches at a time, whichever the draw names, until one is left. */
export function mergeAtRandom<Value, State, S extends Sketch<Value, State>>(
  random: Random,
  sketches: readonly S[],
): S {
  const left = [...sketches];
  while (left.length > 1) {
    const [taken] = left.splice(random.below(left.length), 1);
    left[random.below(left.length)]!.merge(taken!);
  }
  return left[0]!;
}

/** What a file would give back. */
export function throughJson<State>(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State;
}
