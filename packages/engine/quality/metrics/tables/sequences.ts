/**
 * @file SDMetrics' metrics of sequences: rows of one entity, in the order of the table. They need to know whom a row
 * is about (`entity` in the Schema).
 */
import { qualityErrors } from "../../errors.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { overTables } from "../classifiers/over-tables.ts";
import { ksComplement } from "../columns/ks-complement.ts";
import type { MetricEntry } from "../entry.ts";
import { takeTableColumns } from "./table-columns.ts";
import { type Sequences, takeSequences } from "./take-sequences.ts";

function compareCurves(real: Float64Array, synthetic: Float64Array): number {
  return ksComplement.compute({ kind: "continuous", real, synthetic, isWhole: false });
}

export const sequenceLengthSimilarity = overTables(
  {
    name: "SequenceLengthSimilarity",
    about: "How alike the numbers of rows per entity are.",
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32.0, SequenceLengthSimilarity",
    needs: ["entity"],
  },
  (input) => {
    const { real, synthetic } = takeSequences(input);
    const lengths = (sequences: readonly Int32Array[]) =>
      Float64Array.from(sequences, ({ length }) => length);
    return { value: compareCurves(lengths(real), lengths(synthetic)) };
  },
);

/** Over the columns of numbers and times, each turned into one value per entity or step. */
function overSequences(
  about: Omit<MetricEntry, "compute" | "range" | "best" | "needs">,
  measure: (values: Float64Array, sequences: readonly Int32Array[]) => Float64Array,
): MetricEntry {
  return overTables({ ...about, range: [0, 1], best: 1, needs: ["entity", "numbers"] }, (input) => {
    const sequences = takeSequences(input);
    const parts: Record<string, number> = {};
    for (const [name, sides] of takeTableColumns(input)) {
      if (sides.kind !== "continuous" || name === input.schema.entity) continue;
      const measured = measureSides(sides, sequences, measure);
      if (measured !== undefined) parts[name] = compareCurves(...measured);
    }
    const scores = Object.values(parts);
    if (scores.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: about.name });
    return { value: scores.reduce((sum, score) => sum + score, 0) / scores.length, parts };
  });
}

function measureSides(
  { real, synthetic }: ContinuousSides,
  sequences: Sequences,
  measure: (values: Float64Array, sequences: readonly Int32Array[]) => Float64Array,
): [Float64Array, Float64Array] | undefined {
  const measured = [measure(real, sequences.real), measure(synthetic, sequences.synthetic)] as const;
  const isEmpty = (values: Float64Array) => values.every((value) => Number.isNaN(value));
  return isEmpty(measured[0]) || isEmpty(measured[1]) ? undefined : [...measured];
}

type Summary = (present: Float64Array) => number;

const summaries: Readonly<Record<string, Summary>> = {
  mean: meanOf,
  median: (values) => {
    const sorted = values.slice().sort();
    const middle = sorted.length >> 1;
    const upper = sorted[middle] as number;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  },
  std: (values) => {
    if (values.length < 2) return Number.NaN;
    const mean = meanOf(values);
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  },
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((largest, value) => Math.max(largest, value)),
};

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const statisticMsas = Object.entries(summaries).map(([statistic, summarise]) =>
  overSequences(
    {
      name: `StatisticMSAS.${statistic}`,
      about: `How alike the ${statistic} per entity is distributed.`,
      citation: "SDMetrics 0.32.0, StatisticMSAS",
    },
    (values, sequences) =>
      Float64Array.from(sequences, (rows) => {
        const present = Float64Array.from(rows, (row) => values[row] as number).filter(
          (value) => !Number.isNaN(value),
        );
        return present.length === 0 ? Number.NaN : summarise(present);
      }),
  ),
);

const interRowMsas = overSequences(
  {
    name: "InterRowMSAS",
    about: "How alike the steps from each row of an entity to its next one are distributed.",
    citation: "SDMetrics 0.32.0, InterRowMSAS, one row apart, without logarithm",
  },
  (values, sequences) => {
    const steps: number[] = [];
    for (const rows of sequences)
      for (let at = 1; at < rows.length; at++)
        steps.push((values[rows[at] as number] as number) - (values[rows[at - 1] as number] as number));
    return Float64Array.from(steps);
  },
);

export const sequenceMetrics: readonly MetricEntry[] = [
  sequenceLengthSimilarity,
  ...statisticMsas,
  interRowMsas,
];
