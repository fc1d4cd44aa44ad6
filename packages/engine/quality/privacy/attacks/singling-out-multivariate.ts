import type { Attack } from "../attack.ts";
import { countAttacks } from "../attack-count.ts";
import { drawMultivariate } from "../singling-out/draw-predicates.ts";
import { runSinglingOut, takeSinglingOutSides } from "../singling-out/try-predicates.ts";

/** Columns of a description. */
const WIDTH = 3;

export const singlingOutMultivariate: Attack = {
  name: "singling-out-multivariate",
  about: `Describes people by values in ${WIDTH} columns that fit a single synthetic row.`,
  limits:
    "Being singled out is not yet being named, and attackers may combine values in ways that are not tried.",
  citation: "Giomi et al. 2023 (Anonymeter)",
  needs: ["holdout", "several-columns"],
  cost: "quick",
  run(table) {
    const sides = takeSinglingOutSides(table, 2);
    const width = Math.min(WIDTH, sides.real.columns.length);
    return runSinglingOut(table, sides, {
      draw: (rows, count, random) => drawMultivariate(rows, { count, width, random }),
      count: countAttacks(table),
      width,
      random: table.random.stream("singling out by several values"),
      deed: `Singling out by values in ${width} columns that fit a single synthetic row`,
    });
  },
};
