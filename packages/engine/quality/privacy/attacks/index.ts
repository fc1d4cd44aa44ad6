import type { Attack } from "../attack.ts";
import { copies } from "./copies.ts";
import { dcrBaselineProtection } from "./dcr-baseline-protection.ts";
import { dcrOverfittingProtection } from "./dcr-overfitting-protection.ts";
import { disclosure } from "./disclosure.ts";
import { inference } from "./inference.ts";
import { leakedValues } from "./leaked-values.ts";
import { linkability } from "./linkability.ts";
import { membershipByDensity } from "./membership-by-density.ts";
import { membershipByDistance } from "./membership-by-distance.ts";
import { membershipByEnsemble } from "./membership-by-ensemble.ts";
import { membershipByKernel } from "./membership-by-kernel.ts";
import { mostlyDistances } from "./mostly-distances.ts";
import { rareValues } from "./rare-values.ts";
import { reIdentification } from "./re-identification.ts";
import { singlingOutMultivariate } from "./singling-out-multivariate.ts";
import { singlingOutUnivariate } from "./singling-out-univariate.ts";

/** In the order in which they are tried and reported. */
export const attacks: readonly Attack[] = [
  copies,
  membershipByDistance,
  membershipByDensity,
  membershipByKernel,
  membershipByEnsemble,
  dcrBaselineProtection,
  dcrOverfittingProtection,
  mostlyDistances,
  singlingOutUnivariate,
  singlingOutMultivariate,
  linkability,
  inference,
  disclosure,
  reIdentification,
  leakedValues,
  rareValues,
];
