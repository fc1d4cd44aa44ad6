import { type ColumnSchema, type LogicalType, parseIsoMicros } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { summarise } from "../../sides/number-summary.ts";
import type { ContinuousMetric } from "../metric.ts";

/**
 * Share of synthetic values inside the bounds, ends included. Missing values are no values where the column may
 * have them (by the schema, else when the real one has), and break the bounds where it may not.
 */
export const boundaryAdherence: ContinuousMetric = {
  name: "BoundaryAdherence",
  about: "Share of synthetic values between the smallest and the largest value allowed.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, BoundaryAdherence",
  quirk:
    "Bounds of the schema replace those of the data; missing values are left out where they are allowed, else they are outside.",
  takes: "continuous",
  compute({ real, synthetic }, { type = "numerical", min, max, nullable } = {}) {
    const seen = summarise(real);
    // Without a real value nothing lies within its bounds: these are infinite, the wrong way round. But the
    // package's missing time is the smallest of all: it bounds nothing from below, and lies within itself.
    const isOpen = seen.present === 0 && min === undefined && isTime(type);
    const least = isOpen ? Number.NEGATIVE_INFINITY : (readBound(type, min) ?? seen.least);
    const largest = readBound(type, max) ?? seen.largest;
    const { present } = summarise(synthetic);
    const mayBeMissing = nullable ?? seen.present < real.length;
    const judged = mayBeMissing ? present : synthetic.length;
    if (judged === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const missingInside = isOpen ? judged - present : 0;
    return (countInside(synthetic, least, largest) + missingInside) / judged;
  },
};

const NANOS_PER_MICRO = 1_000;

function isTime(type: LogicalType): boolean {
  return type === "date" || type === "datetime";
}

/** Times as ISO text, on the scale of the sides; without a zone they are of the same clock as the column. */
function readBound(type: LogicalType, bound: ColumnSchema["min"]): number | undefined {
  if (bound === undefined) return undefined;
  const read = isTime(type) ? parseIsoMicros(String(bound)) * NANOS_PER_MICRO : bound;
  if (typeof read === "number" && !Number.isNaN(read)) return read;
  throw qualityErrors.create("bound-unfit", { type });
}

function countInside(values: Float64Array, least: number, largest: number): number {
  const reached = summarise(values);
  if (reached.least >= least && reached.largest <= largest) return reached.present;
  let inside = 0;
  for (let row = 0; row < values.length; row++)
    if ((values[row] as number) >= least && (values[row] as number) <= largest) inside++;
  return inside;
}
