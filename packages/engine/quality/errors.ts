import { defineErrors } from "../base/index.ts";

/** Why a number is not there. A metric never answers with NaN or a neutral score in silence. */
export const qualityErrors = defineErrors({
  "no-values": {
    message: "The {side} data has no values here.",
    todo: "A column that is empty or all missing cannot be compared; leave it out or see how it was read.",
  },
  "too-few-values": {
    message: "The {side} data has fewer than {needed} values here.",
    todo: "Compare tables with more rows.",
  },
  "constant-column": {
    message: "The {side} data holds a single value here.",
    todo: "What does not vary has no correlation and no range; nothing is wrong with the synthetic data.",
  },
  "infinite-values": {
    message: "The {side} data holds infinite values here.",
    todo: "Replace them by missing values or by a large number before comparing.",
  },
  "range-too-narrow": {
    message: "The {side} data varies too little here to be cut into ten bins or to be measured by.",
    todo: "A column that is constant, or all but constant, has no trend and no range to compare.",
  },
  "not-written-as-text": {
    message: "The synthetic times were not read from text, so there is no format to judge.",
    todo: "Compare files in which times are written out, such as CSV.",
  },
  "several-columns-key": {
    message:
      "The number of children is not judged for keys of several columns, as the package does not either.",
    todo: "Cardinality compares their distributions.",
  },
  "nothing-to-compare": {
    message: "There is no column that {metric} could be computed on.",
    todo: "See the parts for why; the schema's types decide which columns a metric takes.",
  },
  "unknown-metric": {
    message: "There is no metric {name}.",
    todo: "Known are: {known}.",
  },
  "no-common-table": {
    message: "No table is in both: the real data has {real}, the synthetic data {synthetic}.",
    todo: "Give two single files, or folders whose tables have the same names.",
  },
  "no-common-column": {
    message: "The real and the synthetic table {table} have no column in common.",
    todo: "See whether the right files were given and whether both have a header.",
  },
  "not-a-number": {
    message:
      'The column "{column}" of {table} is to be compared as numbers or times, but holds text on one side.',
    todo: "Correct its type in the schema, or the file in which its values cannot be read as such.",
  },
  "no-holdout": {
    message: "There are no held-out rows of this table.",
    todo: "Give real rows that the generator never saw (`--holdout`).",
  },
  uncorrelated: {
    message: "The real data has a correlation of exactly 0 here.",
    todo: "SDMetrics scores only pairs whose correlation is above its threshold, and 0 is not.",
  },
  "unseen-category": {
    message: 'The synthetic column "{column}" has categories that the real one has not.',
    todo: "LogisticDetection knows only the real categories; C2ST.logistic takes any.",
  },
  "no-entity": {
    message: "It is not known whom a row of {table} is about.",
    todo: "Name that column as `entity` of the table in the schema; sequences are the rows of one entity.",
  },
  "single-rows": {
    message: "Every entity of {table} has a single row in the real data.",
    todo: "Coherence compares the rows of one entity with each other; nothing is wrong with the data.",
  },
  "no-path": {
    message: "No two tables are {steps} relationships apart, counted from child to parent.",
    todo: "Foreign keys come from the schema; where it has them all, there is nothing to compare.",
  },
  "unknown-target": {
    message: "The schema has no column {target}, or several tables have one.",
    todo: "Name it as `table.column`.",
  },
  "other-target": {
    message: "The column to be predicted is in another table.",
    todo: "Without a named target (`--target`) each table is judged by the last column that fits.",
  },
  "no-target": {
    message:
      "There is no column here that a model could learn to predict, or too few rows with a value of it.",
    todo: "Utility wants a column of 2 to 20 categories or one of numbers, others to predict it from, and held-out rows in which it varies.",
  },
  "no-sensitive-column": {
    message: "No column of categories is marked as sensitive, or its groups are too small to be compared.",
    todo: 'Give the column `"role": "sensitive"` in the schema; each group needs 5 rows with and 5 without what is predicted.',
  },
  "nothing-to-judge": {
    message: "The {side} data has no row that the rule applies to.",
    todo: "Rows with a missing value are outside most rules; see whether the tables have rows at all.",
  },
  "no-rule-judged": {
    message: "There is no rule that {metric} could judge on both sides.",
    todo: "Write rules into the schema (docs/schema.md); the parts say why one could not be judged.",
  },
  "too-large-to-search": {
    message: "{rows} rows of {columns} columns are more than the 4 GB that a search for neighbours may hold.",
    todo: "Compare a sample of the rows.",
  },
  "constraint-unfit": {
    message: "SDMetrics does not judge {constraint} here: {problem}.",
    todo: "Nothing is wrong with the rule, which is judged among the rules; only SDMetrics' report goes without.",
  },
  "only-keys": {
    message: "Every column of {table} that all sides have is a key, or names a row.",
    todo: "Keys tell nothing of a person; give tables with further columns, or correct their types in the schema.",
  },
  "too-few-to-attack": {
    message: "There are {rows} {side} rows; attacks need {needed} on every side to tell anything.",
    todo: "Give more rows. A table this small is better not shared, or made with differential privacy.",
  },
  "holdout-overlaps": {
    message:
      "The holdout of {table} shares more rows with the fitted data than duplicates within each explain.",
    todo: "Rows that were fitted cannot stand for people who were not: split the data again, each row on one side only, and fit anew.",
  },
  "rows-too-alike": {
    message: "More than half of random rows equal a fitted one, so distances tell nothing here.",
    todo: "A table of so few possible rows is judged by the share of copies instead.",
  },
  "describes-nobody": {
    message: "{table} is a reference table, whose rows describe nobody.",
    todo: "Remove `reference` from the schema if its rows do describe people.",
  },
  "unknown-attack": {
    message: "There is no attack {name}.",
    todo: "Known are: {known}.",
  },
  "bound-unfit": {
    message: "The schema has a bound for this column that is no value of the type {type}.",
    todo: "Write numbers as numbers and times as ISO text; `semblance schema validate` names the place.",
  },
  "too-few-columns": {
    message:
      "This needs {needed} columns of {table} that all sides have and that are no keys, names or prose.",
    todo: "Give tables with further columns, or correct their types in the schema.",
  },
  "nobody-stands-out": {
    message: "No description that was tried fits exactly one synthetic row of {table}.",
    todo: "Nobody can be singled out by one, which is as it should be; more descriptions may be tried with a larger number of attacks.",
  },
  "nothing-to-infer": {
    message: "No column of {table} varies on both sides, so there is nothing to guess.",
    todo: "See whether the right tables were given; what is the same for everybody is no secret.",
  },
  "no-control": {
    message: "No attack was chosen that compares with held-out rows, without which nothing passes.",
    todo: "Run all attacks, or add one that needs a holdout, such as copies.",
  },
  "nothing-to-monitor": {
    message: "The reference table {table} has no rows, or no column that the schema describes.",
    todo: "Give a table with rows; the schema names its columns.",
  },
  "too-many-categories": {
    message: "The reference has more categories here than are counted one by one.",
    todo: "Describe the column as text or as an id, whose values are not compared.",
  },
  "too-many-rows-to-keep": {
    message: "The reference has more than {limit} different rows, too many to look for copies of them.",
    todo: "Give a sample of the rows as the reference.",
  },
  "window-unfit": {
    message: "A window has one row or more, a whole number of them; {rows} was given.",
    todo: "A thousand rows tell differences of a tenth; ten thousand, of a thirtieth.",
  },
  "no-known-match": {
    message: "No fitted row agrees with a synthetic one in all columns that are known.",
    todo: "Nothing can be attributed, which is as it should be; fewer known columns would agree more often.",
  },
  "secret-is-constant": {
    message: "The sensitive columns have one value for everybody, so there is nothing to guess.",
    todo: "Choose other sensitive columns; what is the same for everybody is no secret.",
  },
  "no-quasi-identifier": {
    message: "No column of {table} is one by which people are known to others.",
    todo: 'Give such columns `"role": "quasi"` in the schema, if there are any: age, sex, place and the like.',
  },
  "nothing-personal": {
    message: "No column of {table} that all sides have is marked as personal or sensitive.",
    todo: 'Give such columns `pii` or `"role": "sensitive"` in the schema, if there are any.',
  },
  "nothing-rare": {
    message: "No value looked at in {table} is held by fewer than 5 fitted people.",
    todo: "Nobody can be known by such a value, which is as it should be.",
  },
});
