/** ln Σ e^x, without overflow; −Infinity for none. */
export function logSumExp(terms: ArrayLike<number>): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < terms.length; i++) greatest = Math.max(greatest, terms[i]!);
  if (greatest === Number.NEGATIVE_INFINITY) return greatest;
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += Math.exp(terms[i]! - greatest);
  return greatest + Math.log(sum);
}

/** ln(1 + e^x) */
export function logOnePlusExp(x: number): number {
  return x > 40 ? x : Math.log1p(Math.exp(x));
}
