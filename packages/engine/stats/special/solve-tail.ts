/**
 * @file Inverts a tail probability on the positive axis. Newton on ln tail as a function of ln x, which is
 * close to straight far out and concave for the gamma and beta families, kept inside a shrinking bracket.
 */

export interface TailProblem {
  /** The tail probability at x. */
  readonly tail: (x: number) => number;
  /** x times the density at x. */
  readonly weight: (x: number) => number;
  /** 1 for a tail that grows with x, −1 for one that falls. */
  readonly direction: 1 | -1;
  readonly target: number;
  readonly start: number;
}

const SMALLEST = Number.MIN_VALUE;
const LARGEST = Number.MAX_VALUE;
const MAX_STEPS = 200;

/** The x with tail(x) = target; 0 or Infinity when it lies outside the range of double. */
export function solveTail({ tail, weight, direction, target, start }: TailProblem): number {
  let low = SMALLEST;
  let high = LARGEST;
  let x = Math.min(Math.max(start, 1e-300), 1e300);
  let lastSize = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MAX_STEPS; step++) {
    const value = tail(x);
    const miss = Math.log(value / target);
    if (miss === 0) return x;
    if (miss * direction < 0) low = x;
    else high = x;
    const move = (-direction * miss * value) / weight(x);
    const size = Math.abs(move);
    const next = x * Math.exp(move);
    const settled = size < 1e-15 || (size < 1e-9 && size > lastSize / 2);
    if (settled) return next;
    lastSize = size;
    x = next > low && next < high ? next : Math.sqrt(low) * Math.sqrt(high);
    if (x <= low || x >= high) return closeBracket(low, high);
  }
  return x;
}

function closeBracket(low: number, high: number): number {
  if (low <= SMALLEST) return 0;
  return high >= LARGEST ? Number.POSITIVE_INFINITY : low;
}
