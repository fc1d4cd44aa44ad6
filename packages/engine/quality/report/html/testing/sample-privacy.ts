/** @file Three attacks of a made-up report: one that found nothing, one that did, one that could not be tried. */
import type { PrivacyReport } from "../../report.ts";

const words = {
  table: "people",
  about:
    "Looks for synthetic rows that equal rows the generator was fitted on, against rows that it never saw.",
  limits: "A copy changed in a single digit is none to this attack.",
  citation: "Stadler et al. 2022 (Synthetic Data: Anonymisation Groundhog Day)",
};

export const samplePrivacy: PrivacyReport = {
  state: "measured",
  verdict: "fail",
  attacks: [
    {
      ...{ ...words, name: "copies", judgement: "good" },
      note: "2,000 rows of each side were compared.",
      figures: [
        {
          name: "exact",
          label: "Synthetic rows that equal a fitted row",
          value: 0.012,
          low: 0.008,
          high: 0.018,
          harmless: 0.011,
        },
        { name: "near", label: "Nearly equal ones", value: 0.094, low: 0.081, high: 0.11, harmless: 0.09 },
      ],
    },
    {
      ...{ ...words, name: "membership-by-distance", judgement: "bad" },
      figures: [
        {
          name: "area",
          label: "Area under the curve of telling members",
          value: 0.71,
          low: 0.66,
          high: 0.76,
          harmless: 0.5,
        },
        { name: "distance", label: "Median distance to the closest row", value: 3.4 },
      ],
    },
    {
      ...{ ...words, name: "linkability", judgement: "unknown", figures: [] },
      reason: "The table has fewer than four columns to be linked by. Compare a table with more columns.",
    },
  ],
  findings: [
    {
      ...{ judgement: "bad", where: "people" },
      what: "Members of the fitted data can be told from others better than by chance.",
      advice: "Train shorter, or with differential privacy.",
    },
  ],
};
