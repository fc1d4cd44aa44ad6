import { deviance } from "./deviance.ts";
import { scaledGamma } from "./gamma-function.ts";

const TWO_PI = 2 * Math.PI;

/** x^a·e^(−x)/Γ(a), that is x times the gamma density, as √(a/2π)/Γ*(a)·exp(−a·deviance). */
export function gammaWeight(a: number, x: number): number {
  return (Math.sqrt(a / TWO_PI) / scaledGamma(a)) * Math.exp(-a * gammaDeviance(a, x));
}

export function logGammaWeight(a: number, x: number): number {
  return Math.log(Math.sqrt(a / TWO_PI) / scaledGamma(a)) - a * gammaDeviance(a, x);
}

/** x/a − 1 − ln(x/a). */
export function gammaDeviance(a: number, x: number): number {
  return deviance((x - a) / a, Math.log(x / a));
}
