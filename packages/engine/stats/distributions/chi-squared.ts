import { type Distribution, requirePositive } from "./distribution.ts";
import { gamma } from "./gamma.ts";

/** Chi-squared distribution: the gamma distribution of shape df/2 and scale 2. */
export function chiSquared(degreesOfFreedom: number): Distribution {
  requirePositive("chi-squared", { degreesOfFreedom });
  return gamma(degreesOfFreedom / 2, 2);
}
