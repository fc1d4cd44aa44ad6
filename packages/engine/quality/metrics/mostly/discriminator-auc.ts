import type { WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { assignFolds, boostClassifier, crossValidate } from "../classifiers/cross-validate.ts";
import { overTables, type TableInput } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";
import { embedTable } from "./embed-table.ts";

const name = "DiscriminatorAUC";
/** mostlyai-qa takes 10,000 a side in ten folds, which takes adult six times as long; the error of a .5 is .008 here. */
const MOST_ROWS = 2_500;
const LEAST_ROWS = 50;
const FOLDS = 5;
/** mostlyai-qa's, but for its drawing of half the coordinates at each division. */
const SETTINGS = { rounds: 50, maxDepth: 10, minLeafRows: 5, patience: 0 };

/** Mean area under the ROC curve of five folds. */
export const discriminatorAuc: MetricEntry = overTables(
  {
    name,
    about:
      "How well boosted trees tell synthetic rows from real ones, on Semblance's own embedding; .5 is chance.",
    range: [0, 1],
    best: 0.5,
    citation: "mostlyai-qa 1.10.11, discriminator AUC, on another embedding",
    needs: [],
    quirk:
      "Its embedding knows no words, where mostlyai-qa places categories by a language model: the two are alike in kind, not in number.",
  },
  (input, context) => {
    const { value, note } = discriminate(input, context);
    const { holdout } = input;
    if (holdout === undefined || holdout.rowCount < LEAST_ROWS) return { value, note };
    const parts = { holdout: discriminate({ ...input, synthetic: holdout }, context).value };
    return { value, note, parts };
  },
);

function discriminate(input: TableInput, context: WorkContext) {
  for (const side of ["real", "synthetic"] as const)
    if (input[side].rowCount < LEAST_ROWS)
      throw qualityErrors.create("too-few-values", { side, needed: LEAST_ROWS });
  const { features, count, note } = embedTable(input, name, MOST_ROWS);
  const target = new Float64Array(2 * count).fill(1, count);
  const random = input.random.stream("discriminator");
  const foldOf = assignFolds(target, FOLDS, random.stream("folds"));
  const classify = boostClassifier(features, random.uint32(), SETTINGS);
  const areas = crossValidate(target, foldOf, classify, context);
  return { value: areas.reduce((sum, area) => sum + area, 0) / FOLDS, note };
}
