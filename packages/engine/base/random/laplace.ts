/**
 * @file The Laplace distribution, for modelling. Not for differential privacy: the gaps between doubles near
 * its values tell the secret (Mironov, "On Significance of the Least Significant Bits", CCS 2012); the
 * discrete Laplace of this folder is made for that.
 */
import { drawStandardExponential } from "./exponential.ts";
import { checkParameters, finite, makeSampler, notNegative, type Sampler } from "./sampler.ts";

/** Density exp(−|x − mean| / scale) / (2 scale). */
export function makeLaplace({ mean = 0, scale = 1 } = {}): Sampler {
  checkParameters("Laplace", { mean: [mean, finite], scale: [scale, notNegative] });
  return makeSampler((random) => {
    const sign = (random.uint32() & 1) === 0 ? 1 : -1;
    return mean + sign * scale * drawStandardExponential(random);
  });
}
