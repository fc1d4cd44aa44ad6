import {
  drawBernoulliExp,
  drawBernoulliExpOne,
  drawBigBelow,
  type Fraction,
  toFraction,
} from "./exact-bernoulli.ts";
import type { Random } from "./random.ts";
import {
  checkParameters,
  type IntegerArray,
  makeSampler,
  type ParameterRule,
  type Sampler,
} from "./sampler.ts";

/** Keeps results far inside the integers that a double holds exactly: e^(−2⁵³⁻⁴⁰) is never seen. */
export const discreteScale: ParameterRule = {
  requirement: "from 0 to 2⁴⁰",
  holds: (value) => value >= 0 && value <= 2 ** 40,
};

/** Canonne, Kamath, Steinke 2020, algorithm 2: U + tV is geometric, its quotient by s has the scale t/s. */
export function drawDiscreteLaplace(random: Random, { numerator: t, denominator: s }: Fraction): bigint {
  for (;;) {
    const u = drawBigBelow(random, t);
    if (!drawBernoulliExp(random, { numerator: u, denominator: t })) continue;
    let v = 0n;
    while (drawBernoulliExpOne(random)) v += 1n;
    const size = (u + t * v) / s;
    const isNegative = (random.uint32() & 1) === 1;
    if (isNegative && size === 0n) continue;
    return isNegative ? -size : size;
  }
}

/**
 * Whole numbers with chances proportional to exp(−|x| / scale), exactly: the scale is taken as the fraction
 * that the double is, and no arithmetic rounds. Fit for differential privacy, with a secret seed.
 */
export function makeDiscreteLaplace({ scale }: { scale: number }): Sampler<IntegerArray | Float64Array> {
  checkParameters("discrete Laplace", { scale: [scale, discreteScale] });
  const fraction = toFraction(scale);
  return makeSampler((random) => (scale === 0 ? 0 : Number(drawDiscreteLaplace(random, fraction))));
}
