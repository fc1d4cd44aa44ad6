/** @file Figures that several detectors draw from a profile. */
import type { ColumnProfile } from "../detection.ts";

export function countPresent({ rowCount, nullCount }: ColumnProfile): number {
  return rowCount - nullCount;
}

/** How often a value occurs on average; 0 for an empty column. */
export function repetition(profile: ColumnProfile): number {
  return profile.distinctCount === 0 ? 0 : countPresent(profile) / profile.distinctCount;
}

export function isUnique(profile: ColumnProfile): boolean {
  return profile.distinctCount > 0 && profile.distinctCount === countPresent(profile);
}

export function isWholeNumbers({ column, decimals }: ColumnProfile): boolean {
  return column.kind === "int32" || column.kind === "int64" || decimals === 0;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** The share of sampled distinct values that pass. */
export function shareOf(profile: ColumnProfile, passes: (text: string) => boolean): number {
  const { sample } = profile;
  return sample.length === 0 ? 0 : sample.filter(({ text }) => passes(text)).length / sample.length;
}

export interface TextShape {
  readonly characters: number;
  readonly words: number;
  readonly longest: number;
  /** Shares of the sampled distinct values. */
  readonly withDigit: number;
  readonly withSpace: number;
  readonly withLower: number;
}

/** Averages over the sampled distinct values. */
export function measureShape({ sample }: ColumnProfile): TextShape {
  const mean = (measure: (text: string) => number) =>
    sample.reduce((sum, { text }) => sum + measure(text), 0) / Math.max(1, sample.length);
  return {
    characters: mean((text) => text.length),
    words: mean((text) => text.trim().split(/ +/).length),
    longest: sample.reduce((longest, { text }) => Math.max(longest, text.length), 0),
    withDigit: mean((text) => (/\d/.test(text) ? 1 : 0)),
    withSpace: mean((text) => (text.includes(" ") ? 1 : 0)),
    withLower: mean((text) => (/\p{Ll}/u.test(text) ? 1 : 0)),
  };
}
