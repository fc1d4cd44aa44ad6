/** @file Coordinates of an embedding in groups: copies in a few columns are not seen through all others. */
import { fillPermutation, type Random } from "../../../base/index.ts";

/** Without overlap, as even in size as can be. */
export function groupByChance(width: number, count: number, random: Random): number[][] {
  const order = fillPermutation(random, new Uint32Array(width));
  return Array.from({ length: count }, (_, group) => [
    ...order.subarray(Math.floor((group * width) / count), Math.floor(((group + 1) * width) / count)),
  ]).filter((group) => group.length > 0);
}

/**
 * Coordinates that go together: the two groups of the largest mean |r| are joined until few enough are left. The
 * package finds its groups by spectral clustering from a random start, so they differ from run to run.
 */
export function groupByCorrelation(coordinates: readonly Float64Array[], count: number): number[][] {
  const strength = correlate(coordinates);
  let groups = coordinates.map((_, at) => [at]);
  while (groups.length > count) {
    const [one, other] = findClosest(groups, strength);
    const joined = [...(groups[one] as number[]), ...(groups[other] as number[])];
    groups = [...groups.filter((_, at) => at !== one && at !== other), joined];
  }
  return groups;
}

function findClosest(groups: readonly number[][], strength: readonly Float64Array[]): [number, number] {
  let [most, one, other] = [-1, 0, 1];
  for (let a = 0; a < groups.length; a++)
    for (let b = a + 1; b < groups.length; b++) {
      const mean = meanStrength(groups[a] as number[], groups[b] as number[], strength);
      if (mean > most) [most, one, other] = [mean, a, b];
    }
  return [one, other];
}

function meanStrength(
  one: readonly number[],
  other: readonly number[],
  strength: readonly Float64Array[],
): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += strength[a]?.[b] as number;
  return sum / (one.length * other.length);
}

/** |r| of each pair, 0 where one is constant. */
function correlate(coordinates: readonly Float64Array[]): Float64Array[] {
  const scaled = coordinates.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    return values.map((value) => (spread > 0 ? (value - mean) / spread : 0));
  });
  return scaled.map((one) =>
    Float64Array.from(scaled, (other) => {
      let sum = 0;
      for (let row = 0; row < one.length; row++) sum += (one[row] as number) * (other[row] as number);
      return Math.abs(sum);
    }),
  );
}
