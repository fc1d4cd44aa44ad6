/**
 * @file What detection answers: guesses. Each says what it is about (`path` into the Schema), how sure it is and
 * on what evidence, so that a person can accept or correct it. Evidence is words, counts and patterns.
 */
import type { Column } from "../column/column.ts";
import type { ColumnSchema } from "../schema/schema.ts";

export interface Guess {
  /** A path into the Schema, such as `tables.customer.columns.email.type`. */
  readonly path: string;
  readonly value: unknown;
  /** 0 to 1; above .9 a person would be surprised if it were wrong. */
  readonly confidence: number;
  /** Why, in words: `all 1,200 values have the shape of an e-mail address`. */
  readonly evidence: string;
  /** The detector that says so. */
  readonly by: string;
}

export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/** One column, measured once in linear time and shared by all column detectors. */
export interface ColumnProfile {
  readonly table: string;
  readonly name: string;
  /** The name in lower-case words: `birthDate_1` → birth, date, 1. Accents removed. */
  readonly words: readonly string[];
  readonly column: Column;
  readonly rowCount: number;
  readonly nullCount: number;
  /** Exact number of distinct non-null values. */
  readonly distinctCount: number;
  /** Up to 1,000 distinct values with their counts, chosen without regard to order; each cut to 256 characters. */
  readonly sample: readonly { readonly text: string; readonly count: number }[];
  /** For numbers and times: extremes as toNumbers() has them; absent for text and empty columns. */
  readonly min?: number;
  readonly max?: number;
  /** For numbers and times: the extreme distinct values with their counts, the most extreme first, up to three. */
  readonly lowest?: readonly ValueCount[];
  readonly highest?: readonly ValueCount[];
  /** For numbers and times: the values below which a quarter, half and three quarters of the rows lie. */
  readonly quartiles?: readonly [number, number, number];
  /** For numbers: most digits behind the point (0 = whole numbers); absent when not decimal. */
  readonly decimals?: number;
}

/** What a column detector proposes: some keys of the column's schema and how sure it is. */
export interface ColumnGuess {
  readonly schema: Partial<ColumnSchema>;
  readonly confidence: number;
  readonly evidence: string;
}

/** One file each, listed in its folder's `index.ts`; the guess with the highest confidence gives the type. */
export interface ColumnDetector {
  readonly name: string;
  readonly detect: (profile: ColumnProfile) => ColumnGuess | undefined;
}
