import { defineErrors } from "../../base/index.ts";

export const boostingErrors = defineErrors({
  "boosting-needs-rows": {
    message: "Boosted trees were given {rows} rows of features and {targets} targets.",
    todo: "Give at least one row, and as many targets as rows.",
  },
  "boosting-target-does-not-fit": {
    message: "The target does not fit the loss `{loss}`.",
    todo: "`squared` wants finite numbers, `logistic` 0 and 1, `softmax` whole numbers from 0 to classes − 1.",
  },
  "boosting-too-large": {
    message: "Boosted trees over {rows} rows and {features} features need more than 4 GB.",
    todo: "Take a sample of the rows, or fewer features.",
  },
});
