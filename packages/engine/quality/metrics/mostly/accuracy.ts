/** @file The accuracy of mostlyai-qa: how alike the shares of bins are, for one, two and three columns at a time. */
import { type Random, throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { CodedSides, Side } from "../../sides/binned.ts";
import { overTables, type TableInput } from "../classifiers/over-tables.ts";
import { takeTableColumns } from "../tables/table-columns.ts";
import { binColumn } from "./bin-column.ts";

const MOST_TRIPLES = 10_000;

export interface Accuracy {
  readonly observed: number;
  /** What two samples of one source of these sizes would have on average. */
  readonly expected: number;
}

export const mostlyAccuracy = overTables(
  {
    name: "MostlyAccuracy",
    about: "How alike the shares of bins are: the mean over single columns, pairs and triples of columns.",
    range: [0, 1],
    best: 1,
    citation: "mostlyai-qa 1.10.11, accuracy of flat tables",
    needs: [],
  },
  (input, context) => {
    const columns = binTable(input);
    if (columns.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: "MostlyAccuracy" });
    const groups = {
      univariate: columns.map((_, index) => [index]),
      bivariate: listPairs(columns.length),
      trivariate: drawTriples(columns.length, input.random),
    };
    const parts: Record<string, number> = {};
    const means: Accuracy[] = [];
    for (const [name, members] of Object.entries(groups)) {
      if (members.length === 0) continue;
      const mean = averageAccuracy(columns, members, context);
      means.push(mean);
      parts[name] = mean.observed;
      parts[`${name}.expectedMaximum`] = mean.expected;
    }
    const overall = averageOf(means);
    parts["expectedMaximum"] = overall.expected;
    const sampled =
      groups.trivariate.length === MOST_TRIPLES ? `${MOST_TRIPLES} triples of columns drawn` : "";
    return { value: overall.observed, parts, note: sampled };
  },
);

function binTable(input: TableInput): CodedSides[] {
  for (const side of ["real", "synthetic"] as const)
    if (input[side].rowCount === 0) throw qualityErrors.create("no-values", { side });
  return [...takeTableColumns(input)].map(([name, sides]) => {
    const type = input.schema.columns[name]?.type;
    return binColumn(sides, { isTime: type === "datetime" || type === "date" });
  });
}

function averageAccuracy(
  columns: readonly CodedSides[],
  groups: readonly (readonly number[])[],
  { signal }: WorkContext,
): Accuracy {
  return averageOf(
    groups.map((group) => {
      throwIfCancelled(signal);
      return computeAccuracy(group.map((index) => columns[index] as CodedSides));
    }),
  );
}

export function averageOf(all: readonly Accuracy[]): Accuracy {
  const mean = (which: keyof Accuracy) => all.reduce((sum, one) => sum + one[which], 0) / all.length;
  return { observed: mean("observed"), expected: mean("expected") };
}

/** 1 − ½ Σ |p − q| and 1 − ½ Σ √(2/π · p(1 − p)(1/n + 1/m)), to five digits. */
export function computeAccuracy(columns: readonly CodedSides[]): Accuracy {
  const [real, synthetic] = [countCells(columns, "real"), countCells(columns, "synthetic")];
  return compareCounts({ real, synthetic });
}

export function compareCounts({ real, synthetic }: Readonly<Record<Side, Int32Array>>): Accuracy {
  const [n, m] = [real, synthetic].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ];
  let [observed, expected] = [0, 0];
  for (let cell = 0; cell < real.length; cell++) {
    const p = (real[cell] as number) / n;
    observed += Math.abs(p - (synthetic[cell] as number) / m);
    expected += Math.sqrt(((p * (1 - p)) / n + (p * (1 - p)) / m) * (2 / Math.PI));
  }
  return { observed: round5(1 - observed / 2), expected: round5(1 - expected / 2) };
}

function countCells(columns: readonly CodedSides[], side: "real" | "synthetic"): Int32Array {
  const [a, b, c] = columns as readonly [CodedSides, CodedSides?, CodedSides?];
  const [bWidth, cWidth] = [b?.width ?? 1, c?.width ?? 1];
  const counts = new Int32Array(a.width * bWidth * cWidth);
  const [one, two, three] = [a[side], b?.[side] ?? noCodes, c?.[side] ?? noCodes];
  for (let row = 0; row < one.length; row++) {
    const second = b === undefined ? 0 : (two[row] as number);
    const third = c === undefined ? 0 : (three[row] as number);
    const cell = ((one[row] as number) * bWidth + second) * cWidth + third;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

const noCodes = new Int32Array(0);

function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function listPairs(count: number): number[][] {
  const pairs: number[][] = [];
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++) pairs.push([one, other]);
  return pairs;
}

/** All triples, or so many different ones by chance; the package draws without a seed. */
function drawTriples(count: number, random: Random): number[][] {
  if ((count * (count - 1) * (count - 2)) / 6 <= MOST_TRIPLES)
    return listPairs(count).flatMap(([one = 0, two = 0]) =>
      Array.from({ length: count - two - 1 }, (_, index) => [one, two, two + 1 + index]),
    );
  const drawn = new Map<string, number[]>();
  const stream = random.stream("triples");
  while (drawn.size < MOST_TRIPLES) {
    const triple = [0, 0, 0].map(() => stream.below(count)).sort((a, b) => a - b);
    if (new Set(triple).size === 3) drawn.set(triple.join(), triple);
  }
  return [...drawn.values()];
}
