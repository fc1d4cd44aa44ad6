import { discreteScale, drawDiscreteLaplace } from "./discrete-laplace.ts";
import { drawBernoulliExp, type Fraction, toFraction } from "./exact-bernoulli.ts";
import type { Random } from "./random.ts";
import { checkParameters, type IntegerArray, makeSampler, type Sampler } from "./sampler.ts";

/**
 * Canonne, Kamath, Steinke 2020, algorithm 3: a discrete Laplace variable Y of scale t = ⌊σ⌋ + 1 is kept with
 * the chance exp(−(|Y| − σ²/t)² / 2σ²); for σ = p/q the exponent is (|Y| q² t − p²)² / 2 p² q² t².
 */
function drawDiscreteGaussian(random: Random, { numerator: p, denominator: q }: Fraction): bigint {
  const t = p / q + 1n;
  const denominator = 2n * (p * q * t) ** 2n;
  const scale = { numerator: t, denominator: 1n };
  for (;;) {
    const y = drawDiscreteLaplace(random, scale);
    const distance = (y < 0n ? -y : y) * q * q * t - p * p;
    if (drawBernoulliExp(random, { numerator: distance * distance, denominator })) return y;
  }
}

/**
 * Whole numbers with chances proportional to exp(−x² / 2 deviation²), exactly: the deviation is taken as the
 * fraction that the double is, and no arithmetic rounds. Fit for differential privacy, with a secret seed.
 */
export function makeDiscreteGaussian({
  deviation,
}: {
  deviation: number;
}): Sampler<IntegerArray | Float64Array> {
  checkParameters("discrete Gaussian", { deviation: [deviation, discreteScale] });
  const fraction = toFraction(deviation);
  return makeSampler((random) => (deviation === 0 ? 0 : Number(drawDiscreteGaussian(random, fraction))));
}
