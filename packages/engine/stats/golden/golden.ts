/** @file How tests read the golden values that scripts/golden/stats wrote, and hold functions against them. */
import { readFileSync } from "node:fs";

export function readGolden<Values>(name: string): Values {
  const text = readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as { values: Values }).values;
}

/** A golden case: arguments, then the value. */
export type GoldenRow = readonly number[];

export interface WorstError {
  readonly error: number;
  readonly at: string;
}

/** |value − truth|/|truth|; Infinity for NaN or a truth that is missed altogether. */
export function relativeError(value: number, truth: number): number {
  if (value === truth) return 0;
  const error = Math.abs(value - truth) / Math.abs(truth);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

/** The worst error of a function over its golden rows. */
export function findWorstError(
  rows: readonly GoldenRow[],
  evaluate: (...inputs: number[]) => number,
  errorOf = relativeError,
): WorstError {
  let worst: WorstError = { error: 0, at: "none" };
  for (const row of rows) {
    const inputs = row.slice(0, -1);
    const truth = row[row.length - 1]!;
    const value = evaluate(...inputs);
    const error = errorOf(value, truth);
    if (error > worst.error) worst = { error, at: `(${inputs.join(", ")}): ${value} instead of ${truth}` };
  }
  return worst;
}
