/**
 * @file How far a score may fall below 1 by chance alone when a window holds rows of the reference's own source. Both
 * are samples, of n and of m rows; what a distance between them does by chance is bounded as for one sample of
 * n·m/(n + m) rows.
 */

/** Each bound is passed in fewer than one of so many windows that are nothing but chance. */
const FALSE_ALERT_SHARE = 1e-6;
const LOG = Math.log(1 / FALSE_ALERT_SHARE);

export function effectiveRows(window: number, reference: number): number {
  return (window * reference) / (window + reference);
}

/** Largest gap of two cumulative curves: √(ln(2/α)/2n) (Dvoretzky, Kiefer and Wolfowitz 1956; Massart 1990). */
export function chanceOfGap(rows: number): number {
  return Math.min(1, Math.sqrt((LOG + Math.LN2) / (2 * rows)));
}

/**
 * Total variation: its mean is at most ½·Σ √(p(1 − p)/n) over the categories, and it passes its mean by more than
 * √(ln(1/α)/2n) with a probability below α (McDiarmid 1989). `spread` is Σ √(p(1 − p)).
 */
export function chanceOfVariation(spread: number, rows: number): number {
  return Math.min(1, spread / (2 * Math.sqrt(rows)) + Math.sqrt(LOG / (2 * rows)));
}

/** A share whose true value is p: √(2p(1 − p)·ln(1/α)/n) + 2·ln(1/α)/3n (Bernstein 1924). */
export function chanceOfShare(p: number, rows: number): number {
  return Math.min(1, Math.sqrt((2 * p * (1 - p) * LOG) / rows) + (2 * LOG) / (3 * rows));
}
