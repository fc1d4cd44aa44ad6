import type { Attack } from "../attack.ts";
import { measureExposure } from "../exposure.ts";
import { judgeMembership } from "./judge-membership.ts";

/** score = −min d(x, synthetic) */
export const membershipByDistance: Attack = {
  name: "membership-distance",
  about:
    "Guesses that a person was fitted when a synthetic row lies near, by distance to the closest record.",
  limits:
    "An overfitting smoke test: people in dense regions are near to synthetic rows anyway, so memorised outliers hide behind them.",
  citation: "Chen et al. 2020 (GAN-Leaks); Yao et al. 2025 (The DCR Delusion)",
  needs: ["holdout"],
  cost: "quick",
  onEntities: true,
  run(table, context) {
    const exposure = measureExposure(table, context);
    return judgeMembership(
      table,
      exposure,
      exposure.toSynthetic.map((distance) => -distance),
    );
  },
};
