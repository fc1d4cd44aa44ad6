/**
 * ln(1 + x) − x without cancellation. With r = x/(2 + x), ln(1 + x) = 2·artanh(r) and 2r − x = −x·r,
 * so the difference is r·(2·(r²/3 + r⁴/5 + …) − x).
 */
export function log1pMinus(x: number): number {
  if (x <= -0.5 || x >= 1) return Math.log1p(x) - x;
  const ratio = x / (2 + x);
  const square = ratio * ratio;
  let power = square;
  let sum = 0;
  for (let odd = 3; power > 1e-18 * square; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return ratio * (2 * sum - x);
}
