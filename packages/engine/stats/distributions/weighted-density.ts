/** Below this a weight x·f(x) may have lost bits to gradual underflow. */
const SAFE_WEIGHT = 1e-290;

/** f(x) from its weight x·f(x), by the logarithm where the weight underflows before the density does. */
export function densityFromWeight(weight: number, x: number, logDensity: () => number): number {
  return weight > SAFE_WEIGHT ? weight / x : Math.exp(logDensity());
}

/** The density at 0 of a family that goes like limit·x^(shape − 1) there. */
export function powerAtZero(shape: number, limit: number): number {
  if (shape === 1) return limit;
  return shape < 1 ? Number.POSITIVE_INFINITY : 0;
}
