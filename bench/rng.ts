/**
 * @file Random numbers: how many of each kind a second of one core makes, beside Math.random and the system's own.
 * Processor time counts rather than time on the clock, rounds of all works are interleaved and the best of each
 * is kept, so that a busy machine disturbs little.
 */
import { randomFillSync } from "node:crypto";
import {
  drawWithoutReplacement,
  fillPermutation,
  makeBeta,
  makeCategorical,
  makeDiscreteGaussian,
  makeDiscreteLaplace,
  makeExponential,
  makeGamma,
  makeLaplace,
  makeNormal,
  Random,
} from "../packages/engine/base/index.ts";
import { type Figure, reportFigures } from "./report.ts";

const COUNT = 2 ** 16;
const ROUNDS = 30;
/** Each measurement repeats its work until it has used this much processor time. */
const MIN_ROUND_MS = 20;
const TARGET_MILLIONS = 100;

const random = new Random("bench");
const words = new Uint32Array(COUNT);
const many = new Uint32Array(2 ** 20);
const floats = new Float32Array(COUNT);
const doubles = new Float64Array(COUNT);
const integers = new Int32Array(2 ** 12);
const weights = Array.from({ length: 1_000 }, (_, index) => index + 1);

const normal = makeNormal();
const exponential = makeExponential();
const laplace = makeLaplace();
const gamma = makeGamma({ shape: 2.5 });
const smallGamma = makeGamma({ shape: 0.3 });
const beta = makeBeta({ alpha: 2, beta: 0.5 });
const categorical = makeCategorical(weights);
const discreteLaplace = makeDiscreteLaplace({ scale: 10 });
const discreteGaussian = makeDiscreteGaussian({ deviation: 10 });

const uniformWords = "uniform uint32 fill";

/** Each makes as many numbers as the array that it answers is long. */
const works: Readonly<Record<string, () => ArrayLike<number>>> = {
  [uniformWords]: () => random.fillUint32(words),
  "uniform float32 fill": () => random.fillFloat(floats),
  "uniform float64 fill": () => random.fillFloat(doubles),
  "uint32 one by one": () => {
    for (let i = 0; i < COUNT; i += 1) words[i] = random.uint32();
    return words;
  },
  "below 1,000 one by one": () => {
    for (let i = 0; i < COUNT; i += 1) words[i] = random.below(1_000);
    return words;
  },
  "normal float32 fill": () => normal.fill(random, floats),
  "normal float64 fill": () => normal.fill(random, doubles),
  exponential: () => exponential.fill(random, doubles),
  Laplace: () => laplace.fill(random, doubles),
  "gamma, shape 2.5": () => gamma.fill(random, doubles),
  "gamma, shape 0.3": () => smallGamma.fill(random, doubles),
  "beta (2, 0.5)": () => beta.fill(random, doubles),
  "categorical of 1,000": () => categorical.fill(random, words),
  "permutation of 2^16": () => fillPermutation(random, words),
  "permutation of 2^20": () => fillPermutation(random, many),
  "10,000 of 2^32 without replacement": () =>
    drawWithoutReplacement(random, { count: 10_000, total: 2 ** 32 }),
  "discrete Laplace, scale 10, exact": () => discreteLaplace.fill(random, integers),
  "discrete Gaussian, deviation 10, exact": () => discreteGaussian.fill(random, integers),
  "partitions, first word of each": () => {
    for (let i = 0; i < integers.length; i += 1) integers[i] = random.partition(i).uint32();
    return integers;
  },
  "peer: Math.random, float64": () => {
    for (let i = 0; i < COUNT; i += 1) doubles[i] = Math.random();
    return doubles;
  },
  "peer: crypto.randomFillSync, uint32": () => randomFillSync(words),
};

function readCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function measureMillionsPerSecond(work: () => ArrayLike<number>): number {
  const startMs = readCpuMs();
  let made = 0;
  let elapsedMs = 0;
  while (elapsedMs < MIN_ROUND_MS) {
    made += work().length;
    elapsedMs = readCpuMs() - startMs;
  }
  return made / elapsedMs / 1_000;
}

const best = new Map<string, number>();
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, work] of Object.entries(works))
    best.set(name, Math.max(best.get(name) ?? 0, measureMillionsPerSecond(work)));

const figures = [...best].map(([name, value]): Figure => {
  const figure = { name, value, unit: "M/s" };
  if (name !== uniformWords) return figure;
  return { ...figure, target: `≥ ${TARGET_MILLIONS} M/s`, reached: value >= TARGET_MILLIONS };
});
reportFigures("rng: numbers per second of one core", figures);
