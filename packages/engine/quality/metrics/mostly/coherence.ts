/**
 * @file The coherence of mostlyai-qa: how alike sequences are, the rows of one entity in the order of the table. Three
 * means over the columns: accuracy of a column beside itself one row on, for one row drawn of each sequence; of how
 * many different bins a sequence visits; of how many sequences visit each of the nine bins that most visit.
 */
import type { Random } from "../../../base/index.ts";
import { type Column, getColumn, renderCell } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { CodedSides, Side } from "../../sides/binned.ts";
import type { DiscreteSides, Sides } from "../../sides/sides.ts";
import { overTables, type TableAnswer, type TableInput } from "../classifiers/over-tables.ts";
import { takeTableColumns } from "../tables/table-columns.ts";
import { type Sequences, takeSequences } from "../tables/take-sequences.ts";
import { type Accuracy, averageOf, compareCounts, computeAccuracy } from "./accuracy.ts";
import { type BinSettings, binColumn, findOtherBin } from "./bin-column.ts";

/** Bins of the values that sequences visit. */
const FINE_BINS = 30;
const MOST_VISITED = 9;
/** Rows of a sequence, drawn where it has more. */
const MOST_ROWS = 100;

/** Which of `count` choices; drawn, or always the first where numbers are to be reproduced. */
export type Pick = (count: number) => number;

export const mostlyCoherence = overTables(
  {
    name: "MostlyCoherence",
    about:
      "How alike sequences are: steps from a row to the next, and which values the rows of an entity take.",
    range: [0, 1],
    best: 1,
    citation: "mostlyai-qa 1.10.11, coherence of sequential tables",
    needs: ["entity"],
    quirk: "The step is drawn, one of each sequence; the package draws it without a seed.",
  },
  (input) => computeCoherence(input, drawFrom(input.random.stream("coherence"))),
);

function drawFrom(random: Random): Pick {
  return (count) => random.below(count);
}

export function computeCoherence(input: TableInput, pick: Pick): TableAnswer {
  const sequences = takeSequences(input);
  for (const side of ["real", "synthetic"] as const)
    if (sequences[side].length === 0) throw qualityErrors.create("no-values", { side });
  if (sequences.real.every(({ length }) => length < 2))
    throw qualityErrors.create("single-rows", { table: input.name });
  const columns = [...takeTableColumns(input)].filter(([name]) => name !== input.schema.entity);
  if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "MostlyCoherence" });
  const steps = { real: drawSteps(sequences.real, pick), synthetic: drawSteps(sequences.synthetic, pick) };
  const visiting = { real: shorten(sequences.real, pick), synthetic: shorten(sequences.synthetic, pick) };
  const accuracies = columns.map(([name, sides]) => {
    const settings = describeColumn(input, name, sides);
    const fine = binColumn(sides, { ...settings, bins: FINE_BINS });
    return {
      nextRow: compareSteps(sides, steps, settings),
      categoriesPerSequence: compareVariety(fine, visiting),
      sequencesPerCategory: compareVisits(fine, visiting, findOtherBin(sides, fine.width)),
    };
  });
  const parts: Record<string, number> = {};
  const means = (["nextRow", "categoriesPerSequence", "sequencesPerCategory"] as const).map((part) => {
    const mean = averageOf(accuracies.map((one) => one[part]));
    parts[part] = mean.observed;
    parts[`${part}.expectedMaximum`] = mean.expected;
    return mean;
  });
  const { observed, expected } = averageOf(means);
  return { value: observed, parts: { ...parts, expectedMaximum: expected } };
}

function describeColumn({ schema, real, synthetic }: TableInput, name: string, sides: Sides): BinSettings {
  const type = schema.columns[name]?.type;
  if (sides.kind === "continuous") return { isTime: type === "datetime" || type === "date" };
  return { names: nameCodes(sides, { real: getColumn(real, name), synthetic: getColumn(synthetic, name) }) };
}

function nameCodes(sides: DiscreteSides, columns: Readonly<Record<Side, Column>>): string[] {
  const names = new Array<string>(sides.size);
  for (const side of ["real", "synthetic"] as const)
    for (const [row, code] of sides[side].entries())
      if (code >= 0) names[code] ??= renderCell(columns[side], row) as string;
  return names;
}

/** A row of each sequence and the one after it, −1 where there is none. */
interface Steps {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function drawSteps(sequences: readonly Int32Array[], pick: Pick): Steps {
  const from = new Int32Array(sequences.length);
  const to = new Int32Array(sequences.length).fill(-1);
  for (const [at, rows] of sequences.entries()) {
    const place = rows.length < 2 ? 0 : pick(rows.length - 1);
    from[at] = rows[place] as number;
    to[at] = rows[place + 1] ?? -1;
  }
  return { from, to };
}

function compareSteps(sides: Sides, steps: Readonly<Record<Side, Steps>>, settings: BinSettings): Accuracy {
  const take = (end: keyof Steps) =>
    binColumn(takeRows(sides, { real: steps.real[end], synthetic: steps.synthetic[end] }), settings);
  return computeAccuracy([take("from"), take("to")]);
}

function takeRows(sides: Sides, rows: Readonly<Record<Side, Int32Array>>): Sides {
  if (sides.kind === "discrete") {
    const take = (side: Side) => rows[side].map((row) => sides[side][row] ?? -1);
    return { ...sides, real: take("real"), synthetic: take("synthetic") };
  }
  const take = (side: Side) => Float64Array.from(rows[side], (row) => sides[side][row] ?? Number.NaN);
  return { ...sides, real: take("real"), synthetic: take("synthetic") };
}

/** At most so many rows of each sequence. */
function shorten(sequences: readonly Int32Array[], pick: Pick): readonly Int32Array[] {
  return sequences.map((rows) => {
    if (rows.length <= MOST_ROWS) return rows;
    const drawn = rows.slice();
    for (let at = 0; at < MOST_ROWS; at++) {
      const other = at + pick(drawn.length - at);
      [drawn[at], drawn[other]] = [drawn[other] as number, drawn[at] as number];
    }
    return drawn.subarray(0, MOST_ROWS);
  });
}

function compareVariety(bins: CodedSides, sequences: Sequences): Accuracy {
  const count = (side: Side) =>
    Float64Array.from(sequences[side], (rows) => new Set(Array.from(rows, (row) => bins[side][row])).size);
  const counts = {
    kind: "continuous",
    real: count("real"),
    synthetic: count("synthetic"),
    isWhole: true,
  } as const;
  return computeAccuracy([binColumn(counts)]);
}

/** Bins beside the most visited ones are one bin, together with the rare categories where those are among them. */
function compareVisits(bins: CodedSides, sequences: Sequences, other: number | undefined): Accuracy {
  const visits = countVisits(bins.real, sequences.real, bins.width);
  const most = [...visits.keys()]
    .sort((a, b) => (visits[b] as number) - (visits[a] as number) || a - b)
    .slice(0, MOST_VISITED);
  const rest = other !== undefined && most.includes(other) ? most.indexOf(other) : most.length;
  const merged = Int32Array.from({ length: bins.width }, (_, bin) =>
    most.includes(bin) ? most.indexOf(bin) : rest,
  );
  const count = (side: Side) =>
    countVisits(
      bins[side].map((bin) => merged[bin] as number),
      sequences[side],
      most.length + 1,
    );
  return compareCounts({ real: count("real"), synthetic: count("synthetic") });
}

/** How many sequences each bin has a row of. */
function countVisits(bins: Int32Array, sequences: readonly Int32Array[], width: number): Int32Array {
  const counts = new Int32Array(width);
  for (const rows of sequences)
    for (const bin of new Set(Array.from(rows, (row) => bins[row] as number)))
      counts[bin] = (counts[bin] as number) + 1;
  return counts;
}
