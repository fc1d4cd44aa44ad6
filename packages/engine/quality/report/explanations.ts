/**
 * @file What each headline score says, in words for people who never read a paper: what it compares, from where on
 * it is good, and what it does not prove. With the thresholds by which the report judges.
 */

export interface ScoreExplanation {
  readonly label: string;
  readonly compares: string;
  readonly good: string;
  readonly limits: string;
  /** At least this to be good; at least `warn` not to be bad. */
  readonly pass: number;
  readonly warn: number;
}

export const explanations = {
  shapes: {
    label: "Distributions of columns",
    compares:
      "Each column on its own: how alike the spread of numbers and the shares of categories are in both tables.",
    good: "1 is equal. .95 and more cannot be seen by eye; under .85 averages and shares mislead.",
    limits:
      "Columns drawn one by one, with no relation left between them, score just as high: read it with the next.",
    pass: 0.95,
    warn: 0.85,
  },
  trends: {
    label: "Relations between columns",
    compares: "Each two columns together: correlations of numbers and joint shares of categories.",
    good: "1 is equal. .9 and more keeps what an analysis of two columns would find; under .8 it may not.",
    limits: "Relations of three and more columns are not seen here; being told apart by a model shows those.",
    pass: 0.9,
    warn: 0.8,
  },
  cardinality: {
    label: "Children per parent",
    compares: "For each relationship, how many rows point to a parent: how alike the spreads of counts are.",
    good: "1 is equal. .9 and more keeps joins and counts as they are in the real database.",
    limits: "It counts rows and does not look at what stands in them.",
    pass: 0.9,
    warn: 0.75,
  },
  intertable: {
    label: "Relations across tables",
    compares: "Each column of a parent with each column of its children, after joining them.",
    good: "1 is equal. .85 and more keeps what a query over both tables would find.",
    limits: "It looks one relationship far; columns of tables further apart may be unrelated.",
    pass: 0.85,
    warn: 0.7,
  },
  validity: {
    label: "Validity of values",
    compares:
      "Keys are unique, numbers lie within the real range, categories are real ones, formats are kept.",
    good: "1 means that no value breaks any of these; a program that reads real data will read this too.",
    limits: "Valid values can still be implausible together.",
    pass: 0.99,
    warn: 0.95,
  },
  structure: {
    label: "Structure of tables",
    compares: "The names and types of columns on both sides.",
    good: "1 is the same tables with the same columns.",
    limits: "It looks at no values.",
    pass: 1,
    warn: 0.95,
  },
  references: {
    label: "Validity of references",
    compares:
      "Every row that points to a parent finds one, and no parent has more or fewer than real ones have.",
    good: "1 means that the database loads with its foreign keys switched on.",
    limits: "A reference can be valid and still lead to an unlikely parent.",
    pass: 1,
    warn: 0.98,
  },
  rules: {
    label: "Business rules",
    compares: "The rules of the schema: how many are broken no more often than in the real data.",
    good: "1 means that all are kept.",
    limits: "Only rules that were written down or found are checked.",
    pass: 1,
    warn: 0.9,
  },
  detection: {
    label: "Hard to tell apart",
    compares:
      "Boosted trees are taught to tell synthetic rows from real ones: 1 when they do no better than a coin, 0 when they always can.",
    good: "Above .7 a strong model finds only faint traces; it is the hardest of these tests.",
    limits: "Rows copied from the real data would score well too: privacy has to be measured beside it.",
    pass: 0.7,
    warn: 0.4,
  },
  usefulness: {
    label: "Usefulness for models",
    compares:
      "A model taught by synthetic rows predicts real ones it has not seen; the ceiling is the same model taught by real rows.",
    good: "Within 3 % of the ceiling a team can develop on synthetic data; under 90 % of it, it should not.",
    limits: "One column was predicted by one kind of model; your task may be another.",
    pass: 0.97,
    warn: 0.9,
  },
  novelty: {
    label: "New rows",
    compares: "The share of synthetic rows that no real row matches, numbers to within 1 %.",
    good: "Near 1 for tables with many columns; small tables of few categories repeat rows by chance.",
    limits: "It is no proof of privacy: a row can differ and still give a person away.",
    pass: 0.95,
    warn: 0.8,
  },
  quality: {
    label: "Quality asked for",
    compares:
      "SDMetrics' overall quality score, at its default thresholds, with the least that was asked for.",
    good: "The threshold is yours (`--min-quality`).",
    limits: "It counts only pairs of columns with a strong relation; this report's other scores count all.",
    pass: 1,
    warn: 1,
  },
} as const satisfies Readonly<Record<string, ScoreExplanation>>;

export type ScoreId = keyof typeof explanations;

export function explainScore(id: string): ScoreExplanation {
  return id in explanations
    ? explanations[id as ScoreId]
    : { label: id, compares: "", good: "", limits: "", pass: 1, warn: 1 };
}
