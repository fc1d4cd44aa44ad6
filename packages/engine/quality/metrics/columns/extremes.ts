import { qualityErrors } from "../../errors.ts";
import { summarise } from "../../sides/number-summary.ts";

export interface Extremes {
  readonly least: number;
  readonly largest: number;
}

export function findExtremes(values: Float64Array, side: "real" | "synthetic"): Extremes {
  const { present, least, largest } = summarise(values);
  if (present === 0) throw qualityErrors.create("no-values", { side });
  return { least, largest };
}

/** The real values' range; a constant column has none to compare with. */
export function findSpread(values: Float64Array): Extremes & { readonly spread: number } {
  const extremes = findExtremes(values, "real");
  const spread = extremes.largest - extremes.least;
  if (spread === 0) throw qualityErrors.create("constant-column", { side: "real" });
  if (!Number.isFinite(spread)) throw qualityErrors.create("infinite-values", { side: "real" });
  return { ...extremes, spread };
}
