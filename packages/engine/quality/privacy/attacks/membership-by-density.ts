import type { Attack } from "../attack.ts";
import { type Exposure, measureExposure } from "../exposure.ts";
import { judgeMembership } from "./judge-membership.ts";

/** Distances below this share of the mean one count alike, so that a copy is no infinite evidence. */
const FLOOR = 0.001;

/** log (d(x, reference) / d(x, synthetic)): which of two nearest neighbours is nearer tells which density is greater. */
export const membershipByDensity: Attack = {
  name: "membership-density",
  about:
    "Guesses that a person was fitted when synthetic rows lie nearer than other real ones do (DOMIAS, by nearest neighbours).",
  limits: "A better informed attacker, or one who may ask the generator itself, could see more.",
  citation: "van Breugel et al. 2023 (DOMIAS)",
  needs: ["holdout"],
  cost: "quick",
  onEntities: true,
  run(table, context) {
    const exposure = measureExposure(table, context);
    return judgeMembership(table, exposure, scoreRatio(exposure));
  },
};

export function scoreRatio({ toSynthetic, toReference }: Exposure): Float64Array {
  const mean = toReference.reduce((sum, distance) => sum + distance, 0) / toReference.length;
  const floor = FLOOR * mean || 1;
  return toSynthetic.map((near, row) => Math.log(((toReference[row] as number) + floor) / (near + floor)));
}
