import type { MetricEntry } from "../entry.ts";
import { judgeFitted } from "./c2st.ts";
import { designFeatures, logisticClassifier } from "./logistic-design.ts";
import { overTables } from "./over-tables.ts";

/** The sight of a linear judge: shifted columns and categories, but no relation between them. */
export const c2stLogistic: MetricEntry = overTables(
  {
    name: "C2ST.logistic",
    about: "How well a logistic regression tells synthetic rows from the fitted ones; .5 is chance.",
    range: [0, 1],
    best: 0.5,
    citation: "Lopez-Paz & Oquab 2017",
    needs: [],
  },
  (input, context) => judgeFitted(input, (features) => logisticClassifier(designFeatures(features)), context),
);
