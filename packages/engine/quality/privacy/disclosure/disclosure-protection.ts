/** @file SDMetrics' DisclosureProtection and its estimate on samples, 0.32.0. */
import { qualityErrors } from "../../errors.ts";
import { type CapColumns, type CapMethod, computeCap } from "./attribute.ts";
import type { CategorisedPair } from "./categorise.ts";

export interface DisclosureScore {
  /** min(cap / baseline, 1); 1 is best. */
  readonly score: number;
  readonly cap: number;
  /** Of guessing evenly: 1 − 1 / Π distinct real values of the sensitive columns, missing among them. */
  readonly baseline: number;
}

export function computeDisclosureProtection(columns: CapColumns, method: CapMethod): DisclosureScore {
  const baseline = computeBaseline(columns.sensitive);
  return compare(computeCap(columns, method), baseline);
}

export interface SampledRows {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
}

/** The mean over samples; the package draws 10 of 1,000 rows a side. */
export function estimateDisclosureProtection(
  columns: CapColumns,
  method: CapMethod,
  samples: readonly SampledRows[],
): DisclosureScore {
  const baseline = computeBaseline(columns.sensitive);
  const caps = samples.map((sample) => {
    const pick = (pairs: readonly CategorisedPair[]) =>
      pairs.map(({ real, synthetic }) => ({
        real: sample.real.map((row) => real[row] as number),
        synthetic: sample.synthetic.map((row) => synthetic[row] as number),
      }));
    return computeCap({ known: pick(columns.known), sensitive: pick(columns.sensitive) }, method);
  });
  return compare(caps.reduce((sum, cap) => sum + cap, 0) / caps.length, baseline);
}

function computeBaseline(sensitive: readonly CategorisedPair[]): number {
  const baseline = 1 - 1 / sensitive.reduce((product, { real }) => product * new Set(real).size, 1);
  if (baseline === 0) throw qualityErrors.create("secret-is-constant");
  return baseline;
}

function compare(cap: number, baseline: number): DisclosureScore {
  return { score: Math.min(cap / baseline, 1), cap, baseline };
}
