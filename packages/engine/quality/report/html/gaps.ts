/** @file How far two sets of shares lie apart, in a number and in words that allow for chance. */
import { formatShare } from "./numbers.ts";

/** Rows that the shares are of. */
export interface RowCounts {
  readonly real: number | null;
  readonly synthetic: number | null;
}

export interface Gap {
  /** Total variation: the share of rows that would have to move. */
  readonly share: number;
  /** What two draws of so many rows from the same data would have on average. */
  readonly chance: number;
  /** Where the difference is widest. */
  readonly widest: number;
}

/** Chance: half the sum of √(2/π · p (1 − p) (1/n + 1/m)), the mean of a normal difference without its sign. */
export function measureGap(real: readonly number[], synthetic: readonly number[], rows: RowCounts): Gap {
  const noise = (2 / Math.PI) * (1 / (rows.real || Infinity) + 1 / (rows.synthetic || Infinity));
  let [share, chance, widest, most] = [0, 0, 0, 0];
  for (const [index, one] of real.entries()) {
    const other = synthetic[index] ?? 0;
    const [difference, pooled] = [Math.abs(one - other), Math.min(1, (one + other) / 2)];
    share += difference / 2;
    chance += Math.sqrt(noise * pooled * (1 - pooled)) / 2;
    if (difference > most) [widest, most] = [index, difference];
  }
  return { share, chance, widest };
}

/** Less is told only where it explains a good part of what is seen. */
const CHANCE_TOLD = 0.02;

/** A sentence; `move` says what would have to change. */
export function describeGap({ share, chance }: Gap, move = "of the rows would have to move"): string {
  const beyond = Math.sqrt(Math.max(0, share ** 2 - chance ** 2));
  if (share < 0.005) return `${rateGap(beyond)}. `;
  const draws = chance < CHANCE_TOLD ? "" : ` (two draws of the same data: about ${formatShare(chance)})`;
  return `${rateGap(beyond)}: ${formatShare(share)} ${move}${draws}. `;
}

function rateGap(gap: number): string {
  if (gap < 0.01) return "Practically the same";
  if (gap < 0.03) return "Very close";
  if (gap < 0.07) return "Close";
  return gap < 0.15 ? "Visibly different" : "Far apart";
}
