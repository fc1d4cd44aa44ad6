/** @file The accuracy of mostlyai-qa: how alike the shares of bins are, for one, two and three columns at a time. */
import { type Random, throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { CodedSides, Side } from "../../sides/binned.ts";
import { overTables, type TableInput } from "../classifiers/over-tables.ts";
import { countCells } from "../pairs/count-cells.ts";
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
  // Triples come by their first two columns.
  let pair: { readonly of: readonly CodedSides[]; readonly joined: CodedSides } | undefined;
  return averageOf(
    groups.map((group) => {
      throwIfCancelled(signal);
      const [one, two, three] = group.map((index) => columns[index]) as [
        CodedSides,
        CodedSides?,
        CodedSides?,
      ];
      if (two === undefined || three === undefined)
        return computeAccuracy(two === undefined ? [one] : [one, two]);
      if (pair?.of[0] !== one || pair.of[1] !== two) pair = { of: [one, two], joined: joinCodes(one, two) };
      return computeAccuracy([pair.joined, three]);
    }),
  );
}

export function averageOf(all: readonly Accuracy[]): Accuracy {
  const mean = (which: keyof Accuracy) => all.reduce((sum, one) => sum + one[which], 0) / all.length;
  return { observed: mean("observed"), expected: mean("expected") };
}

/** 1 − ½ Σ |p − q| and 1 − ½ Σ √(2/π · p(1 − p)(1/n + 1/m)), to five digits. */
export function computeAccuracy(columns: readonly CodedSides[]): Accuracy {
  const [real, synthetic] = [countGroup(columns, "real"), countGroup(columns, "synthetic")];
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

function countGroup([one, two, ...rest]: readonly CodedSides[], side: Side): Int32Array {
  const { width, [side]: codes } = one as CodedSides;
  if (two === undefined)
    return countCells(codes, new Int32Array(codes.length), { width: 1, first: 0, cells: width });
  if (rest.length > 0) return countGroup([joinCodes(one as CodedSides, two), ...rest], side);
  return countCells(codes, two[side], { width: two.width, first: 0, cells: width * two.width });
}

/** Two columns as one of pairs. */
function joinCodes(one: CodedSides, two: CodedSides): CodedSides {
  const join = (a: Int32Array, b: Int32Array) => {
    const joined = new Int32Array(a.length);
    for (let row = 0; row < joined.length; row++)
      joined[row] = Math.imul(a[row] as number, two.width) + (b[row] as number);
    return joined;
  };
  return {
    real: join(one.real, two.real),
    synthetic: join(one.synthetic, two.synthetic),
    width: one.width * two.width,
  };
}

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
