import { normal } from "../../distributions/index.ts";
import { type Mechanism, makeMechanism, requirePositivePrivacy } from "../mechanism.ts";
import { sampledGaussianRenyi } from "../sampled-gaussian-renyi.ts";

export interface NoiseOptions {
  /** Standard deviation of Gaussian noise, scale of Laplace noise. */
  readonly noise: number;
  /** How far one row moves the answer, in L2. */
  readonly sensitivity?: number;
  /** Share of the rows that a run sees, each drawn by itself (Poisson sampling). */
  readonly samplingRate?: number;
}

const standard = normal();
/** The sum behind fractional orders takes about 4μ²·order terms; above this, where ε runs to hundreds, a chord will do. */
const GREATEST_SAMPLED_MU = 10;

/** Gaussian noise: r = μz − μ²/2 with μ = sensitivity/noise, z standard normal without the row, about μ with it. */
export function gaussianMechanism({ noise, sensitivity = 1, samplingRate = 1 }: NoiseOptions): Mechanism {
  const name = `Gaussian noise ${noise} on sensitivity ${sensitivity}`;
  requirePositivePrivacy(name, { noise, sensitivity });
  const mu = sensitivity / noise;
  const concentration = (mu * mu) / 2;
  requirePositivePrivacy(name, { "sensitivity/noise squared": concentration });
  return makeMechanism(
    {
      name,
      gaussianMu: mu,
      concentration,
      renyi: (order) => order * concentration,
      ...(mu < GREATEST_SAMPLED_MU && {
        sampledRenyi: (rate, order) => sampledGaussianRenyi(mu, rate, order),
      }),
      loss: {
        ratioTails(t) {
          const without = t / mu + mu / 2;
          const withRow = t / mu - mu / 2;
          return {
            withAbove: standard.sf(withRow),
            withBelow: standard.cdf(withRow),
            withoutAbove: standard.sf(without),
            withoutBelow: standard.cdf(without),
          };
        },
        ratioExtent: (probability) => Math.max(mu * standard.upperQuantile(probability), 0) + concentration,
      },
    },
    samplingRate,
  );
}
