/**
 * @file P(Dₙ < d) of one sample of n > 140, by three correction terms in 1/√n to Kolmogorov's limit (Pelz and Good,
 * "Approximating the lower tail-areas of the Kolmogorov–Smirnov one-sample statistic", 1976; in the form of Simard
 * and L'Ecuyer 2011). What SciPy uses there, so that both agree; it is linear in nothing but a dozen terms.
 */
const TERMS = 12;
const ROOT = Math.sqrt(Math.PI / 2);

export function pelzGood(size: number, gap: number): number {
  const z = Math.sqrt(size) * gap;
  const corrections = [limit(z), first(z), second(z), third(z)];
  return corrections.reduce((sum, term, order) => sum + term / size ** (order / 2), 0);
}

/** Σ over all whole k of f((k + shift)²π²)·exp(−(k + shift)²π²/(2z²)). */
function sumOver(z: number, shift: 0 | 0.5, weigh: (a: number) => number): number {
  let sum = 0;
  for (let k = TERMS; k >= 0; k--) {
    const a = ((k + shift) * Math.PI) ** 2;
    const term = weigh(a) * Math.exp(-a / (2 * z * z));
    sum += k === 0 && shift === 0 ? term : 2 * term;
  }
  return sum;
}

function limit(z: number): number {
  return (ROOT / z) * sumOver(z, 0.5, () => 1);
}

function first(z: number): number {
  return (ROOT / (6 * z ** 4)) * sumOver(z, 0.5, (a) => a - z * z);
}

function second(z: number): number {
  const halves = sumOver(
    z,
    0.5,
    (a) => 6 * z ** 6 + 2 * z ** 4 + (2 * z ** 4 - 5 * z * z) * a + (1 - 2 * z * z) * a * a,
  );
  return (ROOT / (72 * z ** 7)) * halves - (ROOT / (36 * z ** 3)) * sumOver(z, 0, (a) => a);
}

function third(z: number): number {
  const square = z * z;
  const halves = sumOver(
    z,
    0.5,
    (a) =>
      a ** 3 * (5 - 30 * square) +
      a * a * (212 * square ** 2 - 60 * square) +
      a * (135 * square ** 2 - 96 * square ** 3) -
      30 * square ** 3 -
      90 * square ** 4,
  );
  const wholes = sumOver(z, 0, (a) => 3 * a * square - a * a);
  return (ROOT / (6480 * z ** 10)) * halves + (ROOT / (216 * z ** 6)) * wholes;
}
