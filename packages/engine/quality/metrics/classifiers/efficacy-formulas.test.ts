import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { computeEqualizedOdds, findThreshold, type Gauge, measureGauge } from "./efficacy-formulas.ts";

interface Predictions {
  readonly p: readonly number[];
  readonly target: readonly number[];
}
interface Golden {
  readonly efficacy: readonly {
    readonly metric: Gauge;
    readonly training: Predictions;
    readonly validation: Predictions;
    readonly threshold: number;
    readonly score: number;
  }[];
  readonly odds: readonly {
    readonly predicted: readonly number[];
    readonly actual: readonly number[];
    readonly sensitive: readonly number[];
    readonly score: number;
  }[];
}

/** Made by scripts/golden/sdmetrics/efficacy.py. */
const golden = JSON.parse(
  gunzipSync(readFileSync(join(import.meta.dirname, "../../golden/efficacy.json.gz"))).toString("utf8"),
) as Golden;
const numbers = (values: readonly number[]) => Float64Array.from(values);

test("the package's thresholds and gauges on given predictions", () => {
  for (const { metric, training, validation, threshold, score } of golden.efficacy) {
    const fix = metric === "precision" ? "recall" : "precision";
    const ours = findThreshold(numbers(training.target), numbers(training.p), { fix, at: 0.9 });
    expect(ours).toBe(threshold);
    const measured = measureGauge(numbers(validation.target), numbers(validation.p), {
      gauge: metric,
      threshold,
    });
    expect(Math.abs(measured - score)).toBeLessThan(1e-9);
  }
});

test("the package's equalized odds on given predictions", () => {
  for (const { predicted, actual, sensitive, score } of golden.odds)
    expect(
      Math.abs(computeEqualizedOdds(numbers(actual), numbers(predicted), numbers(sensitive)) - score),
    ).toBeLessThan(1e-9);
});
