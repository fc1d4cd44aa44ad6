import { qualityErrors } from "../../errors.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { sortPresent } from "../../sides/sorted.ts";

/** Both sides in order without the missing values; a side without any cannot be compared. */
export function sortSides({ real, synthetic }: ContinuousSides): readonly [Float64Array, Float64Array] {
  const sides = [sortPresent(real), sortPresent(synthetic)] as const;
  if (sides[0].length === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (sides[1].length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return sides;
}

/** For what adds or subtracts values, which infinite ones do not allow. */
export function sortFiniteSides(sides: ContinuousSides): readonly [Float64Array, Float64Array] {
  const [real, synthetic] = sortSides(sides);
  for (const [side, values] of [
    ["real", real],
    ["synthetic", synthetic],
  ] as const)
    if (!Number.isFinite((values.at(-1) as number) - (values[0] as number)))
      throw qualityErrors.create("infinite-values", { side });
  return [real, synthetic];
}
