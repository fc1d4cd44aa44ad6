/**
 * @file SDMetrics' metrics of sequences: rows of one entity, in the order of the table. They need to know whom a row
 * is about (`entity` in the Schema).
 */
import type { Column } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import { overTables } from "../classifiers/over-tables.ts";
import { ksComplement } from "../columns/ks-complement.ts";
import type { MetricEntry } from "../entry.ts";
import { oncePerTable, takeTableColumns } from "./table-columns.ts";

/** Rows of each entity in their order, side by side; rows without an entity belong to none. */
type Sequences = Readonly<Record<Side, readonly Int32Array[]>>;

const takeSequences = oncePerTable(({ real, synthetic, schema }): Sequences => {
  const { entity } = schema;
  const keys = [real, synthetic].map(({ columns }) => columns.get(entity ?? ""));
  if (entity === undefined || keys[0] === undefined || keys[1] === undefined)
    throw qualityErrors.create("no-entity", { table: real.name });
  const { codes, size } = encodeTogether(keys as Column[]);
  const [ours, theirs] = codes.map((side) => groupRows(side, size)) as [Int32Array[], Int32Array[]];
  return { real: ours, synthetic: theirs };
});

function groupRows(codes: Int32Array, size: number): Int32Array[] {
  const starts = new Int32Array(size + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  for (let code = 0; code < size; code++)
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const rows = new Int32Array(starts[size] as number);
  const next = starts.slice();
  for (const [row, code] of codes.entries()) {
    if (code < 0) continue;
    rows[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  const groups = Array.from({ length: size }, (_, code) => rows.subarray(starts[code], starts[code + 1]));
  return groups.filter(({ length }) => length > 0);
}

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
