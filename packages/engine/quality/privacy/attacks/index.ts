import type { Attack } from "../attack.ts";
import { copies } from "./copies.ts";
import { dcrBaselineProtection } from "./dcr-baseline-protection.ts";
import { dcrOverfittingProtection } from "./dcr-overfitting-protection.ts";
import { membershipByDensity } from "./membership-by-density.ts";
import { membershipByDistance } from "./membership-by-distance.ts";
import { membershipByEnsemble } from "./membership-by-ensemble.ts";
import { membershipByKernel } from "./membership-by-kernel.ts";
import { mostlyDistances } from "./mostly-distances.ts";

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
];
