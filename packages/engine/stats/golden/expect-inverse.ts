import { expect } from "vitest";

/**
 * x inverts a rising tail: p lies between the tails at x's neighbouring doubles, give or take the tail's own
 * rounding and gradual underflow. It holds where the tail is steep (many probabilities to one double) as well as where it is flat.
 */
export function expectInverse(x: number, tailAt: (x: number) => number, p: number): void {
  const step = Math.max(Math.abs(x) * 2 ** -51, 1e-300);
  const margin = 1e-13 * (1 + Math.abs(Math.log(p)));
  const [below, above] = [tailAt(x - step), tailAt(x + step)];
  if (!Number.isNaN(below)) expect(below, `below ${x}`).toBeLessThanOrEqual(p * (1 + margin));
  if (!Number.isNaN(above)) expect(above, `above ${x}`).toBeGreaterThanOrEqual(p * (1 - margin));
}
