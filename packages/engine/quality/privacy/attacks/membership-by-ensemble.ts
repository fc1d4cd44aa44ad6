import type { Attack } from "../attack.ts";
import { measureExposure } from "../exposure.ts";
import { rankMiddles } from "../intervals.ts";
import { judgeMembership } from "./judge-membership.ts";
import { scoreRatio } from "./membership-by-density.ts";
import { scoreKernels } from "./membership-by-kernel.ts";

/** The mean rank under three scores, each calibrated by what other real rows lead one to expect. */
export const membershipByEnsemble: Attack = {
  name: "membership-ensemble",
  about:
    "Guesses membership by the mean of three attacks' ranks, each calibrated by how hard the row is: difference and ratio of distances, ratio of densities.",
  limits: "Members of the ensemble are of one family; what none of them sees, their mean does not either.",
  citation: "Watson et al. 2022 (difficulty calibration); Chen et al. 2020 (GAN-Leaks)",
  needs: ["holdout"],
  cost: "quick",
  onEntities: true,
  run(table, context) {
    const exposure = measureExposure(table, context);
    const { toSynthetic, toReference } = exposure;
    const scores = [
      toReference.map((known, row) => known - (toSynthetic[row] as number)),
      scoreRatio(exposure),
      scoreKernels(exposure, context),
    ].map(rankMiddles);
    return judgeMembership(
      table,
      exposure,
      toReference.map((_, row) => scores.reduce((sum, ranks) => sum + (ranks[row] as number), 0)),
    );
  },
};
