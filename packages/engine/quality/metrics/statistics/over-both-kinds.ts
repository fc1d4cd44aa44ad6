import { qualityErrors } from "../../errors.ts";
import { meanScore, notComputable } from "../../score.ts";
import type { Sides } from "../../sides/sides.ts";
import { type MetricEntry, overColumns } from "../entry.ts";

/** A metric that takes columns of numbers and of categories alike: one mean over all. */
export function overBothKinds(
  about: Omit<MetricEntry, "compute">,
  compute: (sides: Sides) => number,
): MetricEntry {
  const kinds = [
    overColumns({ ...about, takes: "continuous", compute }),
    overColumns({ ...about, takes: "discrete", compute }),
  ];
  return {
    ...about,
    async compute(input, context) {
      const answers = await Promise.all(kinds.map((kind) => kind.compute(input, context)));
      const parts = Object.assign({}, ...answers.map((answer) => answer.parts));
      const mean = meanScore(Object.values(parts));
      if (mean !== null) return { value: mean, parts };
      return { ...notComputable(qualityErrors.create("nothing-to-compare", { metric: about.name })), parts };
    },
  };
}
