import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";

export interface PiiGuess extends ColumnGuess {
  /** The detector that says so. */
  readonly by: string;
}

/** What each detector says of one column, surest first. */
export function detectPii(detectors: readonly ColumnDetector[], profile: ColumnProfile): PiiGuess[] {
  return detectors
    .flatMap(({ name, detect }) => {
      const guess = detect(profile);
      return guess === undefined ? [] : [{ ...guess, by: name }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}
