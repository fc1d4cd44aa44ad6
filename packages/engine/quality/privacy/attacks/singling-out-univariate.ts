import type { Attack } from "../attack.ts";
import { countAttacks } from "../attack-count.ts";
import { drawUnivariate } from "../singling-out/draw-predicates.ts";
import { runSinglingOut, takeSinglingOutSides } from "../singling-out/try-predicates.ts";

export const singlingOutUnivariate: Attack = {
  name: "singling-out-univariate",
  about:
    "Describes people by one value that a single synthetic row has, or by being below or above all others.",
  limits:
    "Being singled out is not yet being named, and attackers may combine values in ways that are not tried.",
  citation: "Giomi et al. 2023 (Anonymeter)",
  needs: ["holdout"],
  cost: "quick",
  run(table) {
    return runSinglingOut(table, takeSinglingOutSides(table, 1), {
      draw: (rows, count, random) => drawUnivariate(rows, { count, random }),
      count: countAttacks(table),
      width: 1,
      random: table.random.stream("singling out by one value"),
      deed: "Singling out by one value that a single synthetic row has",
    });
  },
};
