/** @file Two distances between samples of points. */
import { overTables } from "../classifiers/over-tables.ts";
import { type Cloud, measureCloud } from "./embed-rows.ts";

/** The median is taken of no more distances than these, evenly picked. */
const MEDIAN_OF = 100_000;

const about = { range: [0, Number.POSITIVE_INFINITY], best: 0 } as const;

/** 2 E|X − Y| − E|X − X′| − E|Y − Y′|, pairs of a point with itself included, so that it is never below 0. */
export const energyDistance = overTables(
  {
    ...about,
    name: "EnergyDistance",
    about: "How far the clouds of real and synthetic rows are apart, by distances between rows.",
    citation: "Székely and Rizzo 2013",
    needs: [],
  },
  (input) => {
    const cloud = measureCloud(input);
    const { within, across } = averageOver(cloud, Math.sqrt);
    return { value: Math.max(0, 2 * across - within), note: cloud.note };
  },
);

/** √(E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y)), k = exp(−d²/(2·median d²)). */
export const maximumMeanDiscrepancy = overTables(
  {
    ...about,
    name: "MaximumMeanDiscrepancy",
    about:
      "How far the clouds of real and synthetic rows are apart under a Gaussian kernel as wide as the median distance.",
    citation: "Gretton et al. 2012",
    needs: [],
  },
  (input) => {
    const cloud = measureCloud(input);
    const stride = Math.ceil(cloud.squares.length / MEDIAN_OF);
    const picked = Float64Array.from(
      { length: Math.ceil(cloud.squares.length / stride) },
      (_, at) => cloud.squares[at * stride] as number,
    );
    const sorted = picked.filter((square) => square > 0).sort();
    const width = sorted[sorted.length >> 1] ?? 1;
    const { within, across } = averageOver(cloud, (square) => Math.exp(-square / (2 * width)));
    return { value: Math.sqrt(Math.max(0, within - 2 * across)), note: cloud.note };
  },
);

interface Averages {
  /** Sum of the two sides' own means. */
  readonly within: number;
  readonly across: number;
}

function averageOver({ count, realCount, squares }: Cloud, weigh: (square: number) => number): Averages {
  const others = count - realCount;
  // Each pair once; a point is at distance 0 from itself.
  let [real, synthetic, across] = [0, 0, 0];
  for (let one = 0; one < count; one++) {
    const row = one * count;
    for (let other = one + 1; other < realCount; other++) real += weigh(squares[row + other] as number);
    const start = Math.max(one + 1, realCount);
    let sum = 0;
    for (let other = start; other < count; other++) sum += weigh(squares[row + other] as number);
    if (one < realCount) across += sum;
    else synthetic += sum;
  }
  const self = weigh(0);
  return {
    within: (2 * real + realCount * self) / realCount ** 2 + (2 * synthetic + others * self) / others ** 2,
    across: across / (realCount * others),
  };
}
