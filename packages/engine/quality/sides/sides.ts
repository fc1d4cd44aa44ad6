/**
 * @file One column of two tables, made ready to be compared. Numbers and times become float64 with NaN for null;
 * categories become codes that mean the same on both sides, −1 for null. Made once, used by every metric.
 */

export interface ContinuousSides {
  readonly kind: "continuous";
  readonly real: Float64Array;
  readonly synthetic: Float64Array;
  /** Whole numbers on both sides: counting can replace sorting. */
  readonly isWhole: boolean;
}

export interface DiscreteSides {
  readonly kind: "discrete";
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  /** Codes are below this; those of the real table come first, in order of appearance. */
  readonly size: number;
  /** The code of a text, or of a number; 0 and 1 for booleans. */
  readonly codeOf: ReadonlyMap<string | number, number>;
}

export type Sides = ContinuousSides | DiscreteSides;
