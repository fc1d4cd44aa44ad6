import { type Mechanism, makeMechanism, requirePositivePrivacy } from "../mechanism.ts";

/**
 * Any mechanism of which only its pure ε is known, such as the exponential mechanism: randomized response
 * with the truth told at odds e^ε is the worst of them (Kairouz, Oh and Viswanath, "The composition theorem
 * for differential privacy", 2015).
 */
export function pureMechanism({
  epsilon,
  samplingRate = 1,
}: {
  epsilon: number;
  samplingRate?: number;
}): Mechanism {
  const name = `pure epsilon ${epsilon}`;
  requirePositivePrivacy(name, { epsilon });
  const truth = 1 / (1 + Math.exp(-epsilon));
  const lie = 1 / (1 + Math.exp(epsilon));
  return makeMechanism(
    {
      name,
      renyi: (order) => responseRenyi(epsilon, order),
      loss: {
        ratioTails(t) {
          if (t < -epsilon) return { withAbove: 1, withBelow: 0, withoutAbove: 1, withoutBelow: 0 };
          if (t >= epsilon) return { withAbove: 0, withBelow: 1, withoutAbove: 0, withoutBelow: 1 };
          return { withAbove: truth, withBelow: lie, withoutAbove: lie, withoutBelow: truth };
        },
        ratioExtent: () => epsilon,
      },
    },
    samplingRate,
  );
}

/** ln((e^(αε) + e^((1 − α)ε))/(1 + e^ε))/(α − 1) (Mironov 2017, proposition 5), by hyperbolic cosines. */
function responseRenyi(epsilon: number, order: number): number {
  return (logCosh((order - 0.5) * epsilon) - logCosh(epsilon / 2)) / (order - 1);
}

function logCosh(x: number): number {
  return x > 1 ? x - Math.LN2 + Math.log1p(Math.exp(-2 * x)) : Math.log1p(2 * Math.sinh(x / 2) ** 2);
}
