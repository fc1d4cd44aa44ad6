import { isConstant, type Measure, type MeasuredFeature } from "./take-features.ts";

/** 16 columns have 120 differences; a bound, so that wide tables end in time. */
const MOST_DIFFERENCES = 120;

/**
 * The features and a − b for every two of one measure: numbers, times of day and times each among themselves. What
 * holds between columns (sums, order, equality) is a corner for single columns and a plain cut for a difference.
 */
export function addDifferences(features: readonly MeasuredFeature[]): {
  readonly all: readonly MeasuredFeature[];
  readonly note: string;
} {
  const pairs = (["number", "time", "time of day"] as const).flatMap((measure) =>
    listPairs(features, measure),
  );
  const differences = pairs
    .slice(0, MOST_DIFFERENCES)
    .map(([a, b]) => subtract(a, b))
    .filter((feature) => !isConstant(feature));
  const note =
    pairs.length > MOST_DIFFERENCES ? `the first ${MOST_DIFFERENCES} of ${pairs.length} differences` : "";
  return { all: [...features, ...differences], note };
}

type NumericMeasured = Extract<MeasuredFeature, { kind: "numeric" }>;

function listPairs(features: readonly MeasuredFeature[], measure: Measure) {
  const alike = features.filter(
    (feature): feature is NumericMeasured => feature.kind === "numeric" && feature.measure === measure,
  );
  return alike.flatMap((a, index) => alike.slice(index + 1).map((b) => [a, b] as const));
}

function subtract(a: NumericMeasured, b: NumericMeasured): NumericMeasured {
  const values = a.values.map((value, row) => value - (b.values[row] as number));
  return { kind: "numeric", name: `${a.name} − ${b.name}`, values, measure: a.measure };
}
