import { type Mechanism, makeMechanism, type RatioTails, requirePositivePrivacy } from "../mechanism.ts";
import type { NoiseOptions } from "./gaussian.ts";

/**
 * Laplace noise of scale b on one number, or on numbers of which a row moves one; for others there is
 * `pureMechanism` with ε = L1 sensitivity/b. With m = sensitivity/b, r lies in [−m, m] and both ends hold a lump of
 * probability, the answers on either side of both centres.
 */
export function laplaceMechanism({ noise, sensitivity = 1, samplingRate = 1 }: NoiseOptions): Mechanism {
  const name = `Laplace noise ${noise} on sensitivity ${sensitivity}`;
  requirePositivePrivacy(name, { noise, sensitivity });
  const m = sensitivity / noise;
  requirePositivePrivacy(name, { "sensitivity/noise": m });
  return makeMechanism(
    {
      name,
      renyi: (order) => laplaceRenyi(m, order),
      loss: { ratioTails: (t) => laplaceTails(m, t), ratioExtent: () => m },
    },
    samplingRate,
  );
}

/**
 * Mironov, "Rényi differential privacy" (2017), proposition 6:
 * ln(α/(2α − 1)·e^((α − 1)m) + (α − 1)/(2α − 1)·e^(−αm))/(α − 1).
 */
function laplaceRenyi(m: number, order: number): number {
  const share = order / (2 * order - 1);
  const log =
    order * m < 30
      ? Math.log1p(share * Math.expm1((order - 1) * m) + (1 - share) * Math.expm1(-order * m))
      : (order - 1) * m + Math.log(share + (1 - share) * Math.exp((1 - 2 * order) * m));
  return log / (order - 1);
}

function laplaceTails(m: number, t: number): RatioTails {
  if (t < -m) return { withAbove: 1, withBelow: 0, withoutAbove: 1, withoutBelow: 0 };
  if (t >= m) return { withAbove: 0, withBelow: 1, withoutAbove: 0, withoutBelow: 1 };
  const withBelow = Math.exp((t - m) / 2) / 2;
  const withoutAbove = Math.exp((-t - m) / 2) / 2;
  return { withAbove: 1 - withBelow, withBelow, withoutAbove, withoutBelow: 1 - withoutAbove };
}
