/** More than this and the column is no longer the network's. */
const MOST_FOREST = 0.9;
/** A forest that gets less is not worth its place in the file. */
const LEAST_FOREST = 0.02;
const ITERATIONS = 100;

/**
 * The forest's share w in (1 − w) · network + w · forest that makes rows neither has seen most probable, by
 * expectation maximisation (Dempster, Laird & Rubin 1977): w becomes the mean of what the forest contributes to each
 * row's probability. 0 where it helps next to nothing.
 */
export function fitMixtureWeight(logNetwork: Float64Array, logForest: Float64Array): number {
  if (logNetwork.length === 0) return 0;
  const ratios = logNetwork.map((network, row) =>
    Math.exp(Math.min(700, network - (logForest[row] as number))),
  );
  let weight = 0.5;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    let sum = 0;
    for (const ratio of ratios) sum += weight / (weight + (1 - weight) * ratio);
    weight = sum / ratios.length;
  }
  return weight < LEAST_FOREST ? 0 : Math.min(weight, MOST_FOREST);
}
