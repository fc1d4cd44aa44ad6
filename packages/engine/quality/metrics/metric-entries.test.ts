import { expect, test } from "vitest";
import { metricEntries } from "./index.ts";

const names = metricEntries.map(({ name }) => name);

/** What people know by name, by who made it known. */
const known = {
  "SDMetrics, columns": [
    "KSComplement",
    "TVComplement",
    "RangeCoverage",
    "CategoryCoverage",
    "BoundaryAdherence",
    "CategoryAdherence",
    "MissingValueSimilarity",
    "StatisticSimilarity.mean",
    "StatisticSimilarity.median",
    "StatisticSimilarity.std",
    "KeyUniqueness",
    "DatetimeFormatAdherence",
    "RegexFormatAdherence",
    "SequenceLengthSimilarity",
    ...["mean", "median", "std", "min", "max"].map((statistic) => `StatisticMSAS.${statistic}`),
    "InterRowMSAS",
    "ContinuousKLDivergence",
    "DiscreteKLDivergence",
    "CorrelationSimilarity.Pearson",
    "CorrelationSimilarity.Spearman",
    "ContingencySimilarity",
  ],
  "SDMetrics, tables": [
    "NewRowSynthesis",
    "LogisticDetection",
    "TableStructure",
    "BinaryClassifierPrecisionEfficacy",
    "BinaryClassifierRecallEfficacy",
    "EqualizedOddsImprovement",
    "CardinalityShapeSimilarity",
    "CardinalityStatisticSimilarity.mean",
    "CardinalityStatisticSimilarity.median",
    "CardinalityStatisticSimilarity.std",
    "ReferentialIntegrity",
    "CardinalityBoundaryAdherence",
    "IntertableTrends",
    "LogisticParentChildDetection",
  ],
  "mostlyai-qa": ["MostlyAccuracy", "MostlyCoherence", "DiscriminatorAUC", "CentroidSimilarity"],
  statistics: [
    "KSTest.statistic",
    "KSTest.pValue",
    "ChiSquareTest.statistic",
    "ChiSquareTest.pValue",
    "WassersteinDistance",
    "WassersteinDistance.normalised",
    "JensenShannonDistance",
    "KLDivergence",
    "CorrelationDifference.frobenius",
    "CorrelationDifference.pearson",
    "CorrelationDifference.meanAbsolute",
    "IQROutliers",
    "EnergyDistance",
    "MaximumMeanDiscrepancy",
    "AlphaPrecision",
    "BetaRecall",
    "Authenticity",
  ],
  "judges that learn": [
    "C2ST",
    "C2ST.differences",
    "C2ST.holdout",
    "C2ST.copyLine",
    "C2ST.logistic",
    "C2ST-Agg",
    "TSTR",
  ],
  "what holds between columns and tables": [
    "KHopTrends",
    "PairTrends.realEdges",
    "FunctionalDependencyPreservation",
    "RulePreservation",
  ],
};

test.each(Object.entries(known))("%s: all are in the registry", (_, expected) => {
  expect(expected.filter((name) => !names.includes(name))).toEqual([]);
});

test("a name stands for one metric, and every metric says what, how far and from where", () => {
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const { name, about, range, best, citation, needs } of metricEntries) {
    expect(about, name).toMatch(/^.+\.$/);
    expect(citation, name).not.toBe("");
    expect(best, name).toBeGreaterThanOrEqual(range[0]);
    expect(best, name).toBeLessThanOrEqual(range[1]);
    expect(new Set(needs).size, name).toBe(needs.length);
  }
});
