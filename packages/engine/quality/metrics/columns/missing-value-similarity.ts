import { countNulls } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { PlainColumnMetric } from "../metric.ts";

export const missingValueSimilarity: PlainColumnMetric = {
  name: "MissingValueSimilarity",
  about: "How close the shares of missing values are.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, MissingValueSimilarity",
  takes: "column",
  compute({ real, synthetic }) {
    if (real.length === 0) throw qualityErrors.create("no-values", { side: "real" });
    if (synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    return 1 - Math.abs(countNulls(real) / real.length - countNulls(synthetic) / synthetic.length);
  },
};
