/**
 * @file ψ(x) = d ln Γ(x)/dx. On [1, 2] as (x − root)·g(x), with the positive root in two parts so that the
 * relative accuracy holds beside it; recurrence up to 10, the asymptotic series from there (DLMF 5.11.2).
 * Coefficients: scripts/golden/stats/coefficients.py.
 */
import { evaluateChebyshev } from "./chebyshev.ts";

const DIGAMMA = [
  0.983570260441567, -0.2270640863346444, 0.03336889902393011, -0.005320077271596548, 0.0008788656937820505,
  -0.00014773492650606044, 2.5060543468359146e-5, -4.2721034029993324e-6, 7.302769272465923e-7,
  -1.2502886813559594e-7, 2.1425009322359472e-8, -3.673295918565179e-9, 6.299717236108931e-10,
  -1.080593028883266e-10, 1.853735192053638e-11, -3.18023536582553e-12, 5.456147570322795e-13,
  -9.360993131036438e-14, 1.606064636295075e-14, -2.7555431377438815e-15, 4.727736178601912e-16,
  -8.11148420346509e-17,
];
const ROOT_HIGH = 1.4616321449683622;
const ROOT_LOW = 9.549995429965697e-17;
const ASYMPTOTIC = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];
const ASYMPTOTIC_FROM = 10;

/** ψ(x); NaN at the poles 0, −1, −2, … */
export function digamma(x: number): number {
  if (x <= 0) return digammaByReflection(x);
  if (x < 1) return digammaOnUnit(x + 1) - 1 / x;
  if (x >= ASYMPTOTIC_FROM) return digammaByAsymptotics(x);
  let rest = x;
  let sum = 0;
  while (rest > 2) {
    rest--;
    sum += 1 / rest;
  }
  return digammaOnUnit(rest) + sum;
}

function digammaOnUnit(x: number): number {
  return (x - ROOT_HIGH - ROOT_LOW) * evaluateChebyshev(DIGAMMA, 2 * x - 3);
}

function digammaByAsymptotics(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let k = ASYMPTOTIC.length - 1; k >= 0; k--) sum = (sum + ASYMPTOTIC[k]!) * inverseSquare;
  return Math.log(x) - 0.5 / x - sum;
}

function digammaByReflection(x: number): number {
  if (Number.isInteger(x)) return Number.NaN;
  return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
}
