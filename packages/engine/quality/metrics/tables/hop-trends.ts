/**
 * @file Trends between tables that are several relationships apart (SyntheRela, Hudovernik et al. 2024): rows are
 * joined with their parents, those with theirs and so on, and every column of the one end is compared with every
 * column of the other as SDMetrics compares pairs, at threshold 0. One step is its Intertable Trends. What a
 * generator must have learnt to hold more steps is how whole families of rows hang together.
 *
 * Steps lead from children to parents only, rows without a parent on the way are left out, and pairs that cannot be
 * compared take no part, where SyntheRela counts them as 0.
 */
import { Random, throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import type { TableSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { attemptScore, notComputable, type Score } from "../../score.ts";
import { comparePair, zeroThresholds } from "../../sdmetrics/pair-trends.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../../sdmetrics/relationships.ts";
import type { Side } from "../../sides/binned.ts";
import { type JoinedRows, joinRows, type RowLinks } from "../../sides/link-rows.ts";
import type { Sides } from "../../sides/sides.ts";
import { drawRows } from "../classifiers/draw-rows.ts";
import { combine } from "../classifiers/over-tables.ts";
import type { EvaluationInput, MetricEntry } from "../entry.ts";
import { takeTableColumns } from "./table-columns.ts";

/** Bounds of the cost: a pair of columns of so many joined rows takes .2 ms. */
const MOST_STEPS = 3;
const MOST_PATHS = 50;
const MOST_ROWS = 20_000;

/** From the child up; each one's parent is the next one's child. */
type Path = readonly LinkedRelationship[];

function makeTrends(
  about: Pick<MetricEntry, "name" | "about" | "citation" | "quirk">,
  { least, most, mostRows }: { readonly least: number; readonly most: number; readonly mostRows: number },
): MetricEntry {
  return {
    ...about,
    range: [0, 1],
    best: 1,
    needs: ["relationships"],
    compute(input, context) {
      const paths = listPaths(input, most).filter(({ length }) => length >= least);
      if (paths.length === 0) return notComputable(qualityErrors.create("no-path", { steps: least }));
      const judged = paths.slice(0, MOST_PATHS);
      let isDrawn = false;
      const scores = judged.map((path): [string, Score] => [
        namePath(path),
        attemptScore(() => {
          const random = new Random(input.seed).stream(about.name).stream(namePath(path));
          const rows = walk(path, mostRows, random);
          isDrawn ||= rows.isDrawn;
          return comparePath(path, rows, input, context);
        }),
      ]);
      const parts = Object.fromEntries(scores);
      const notes = [
        isDrawn ? `at most ${mostRows} joined rows a side, drawn with the seed` : "",
        paths.length > MOST_PATHS ? `the first ${MOST_PATHS} of ${paths.length} paths` : "",
      ];
      return combine(about.name, Object.values(parts), parts, notes.filter((note) => note !== "").join("; "));
    },
  };
}

export const intertableTrends = makeTrends(
  {
    name: "IntertableTrends",
    about: "How alike the trends between each column of a child and each column of its parent are.",
    citation: "SDMetrics 0.32.0, Intertable Trends, without thresholds",
  },
  { least: 1, most: 1, mostRows: Number.POSITIVE_INFINITY },
);

export const hopTrends = makeTrends(
  {
    name: "KHopTrends",
    about: "How alike the trends between columns of tables two or three relationships apart are.",
    citation: "Hudovernik et al. 2024 (SyntheRela)",
    quirk: `Bounded: up to ${MOST_STEPS} steps from child to parent, ${MOST_PATHS} paths, ${MOST_ROWS} joined rows each.`,
  },
  { least: 2, most: MOST_STEPS, mostRows: MOST_ROWS },
);

/** The short ones first. */
function listPaths({ schema, real, synthetic }: EvaluationInput, mostSteps: number): Path[] {
  const links = [...linkRelationships(schema, real, synthetic)];
  const paths: Path[] = links.map((link) => [link]);
  let longest = paths;
  for (let steps = 2; steps <= mostSteps && paths.length <= MOST_PATHS; steps++) {
    longest = longest.flatMap((path) =>
      links.filter(({ child }) => child === path.at(-1)?.parent).map((link) => [...path, link]),
    );
    paths.push(...longest);
  }
  return paths;
}

function namePath(path: Path): string {
  const steps = path.map(({ child, foreignKey }) => `${child}.${nameKey(foreignKey)}`);
  return [...steps, path.at(-1)?.parent].join(" → ");
}

type Walked = Readonly<Record<Side, JoinedRows>> & { readonly isDrawn: boolean };

function walk(path: Path, mostRows: number, random: Random): Walked {
  const take = (side: Side) => {
    const joined = joinPath(path.map((link) => link[side]));
    const { length } = joined.childRows;
    if (length <= mostRows) return { ...joined, isDrawn: false };
    const kept = drawRows(length, mostRows, random.stream(side));
    const draw = (rows: Int32Array) => kept.map((at) => rows[at] as number);
    return { childRows: draw(joined.childRows), parentRows: draw(joined.parentRows), isDrawn: true };
  };
  const [real, synthetic] = [take("real"), take("synthetic")];
  return { real, synthetic, isDrawn: real.isDrawn || synthetic.isDrawn };
}

/** The rows at both ends; beyond the first step a key that several parents share means the last of them. */
function joinPath(links: readonly RowLinks[]): JoinedRows {
  const [first, ...rest] = links as [RowLinks, ...RowLinks[]];
  return rest.reduce(({ childRows, parentRows }, link) => {
    const ownerOf = new Int32Array(link.size).fill(-1);
    for (const [row, code] of link.parent.entries()) if (code >= 0) ownerOf[code] = row;
    const owners = parentRows.map((row) => ownerOf[link.child[row] as number] ?? -1);
    return {
      childRows: childRows.filter((_, at) => (owners[at] as number) >= 0),
      parentRows: owners.filter((owner) => owner >= 0),
    };
  }, joinRows(first));
}

function comparePath(path: Path, rows: Walked, input: EvaluationInput, { signal }: WorkContext): number {
  for (const side of ["real", "synthetic"] as const)
    if (rows[side].childRows.length === 0) throw qualityErrors.create("no-values", { side });
  const child = takeEnd(path[0]?.child as string, rows, "childRows", input);
  const parent = takeEnd(path.at(-1)?.parent as string, rows, "parentRows", input);
  let [sum, count] = [0, 0];
  for (const [one, above] of parent)
    for (const [other, below] of child) {
      throwIfCancelled(signal);
      const pair = {
        table: "",
        columns: new Map([
          [`parent.${one}`, above],
          [`child.${other}`, below],
        ]),
      };
      const [row] = comparePair(pair, `parent.${one}`, `child.${other}`, [zeroThresholds]);
      if (typeof row?.Score !== "number") continue;
      sum += row.Score;
      count++;
    }
  if (count === 0) throw qualityErrors.create("nothing-to-compare", { metric: "trends" });
  return sum / count;
}

function takeEnd(
  table: string,
  rows: Walked,
  end: keyof JoinedRows,
  { real, synthetic, schema }: EvaluationInput,
): ReadonlyMap<string, Sides> {
  const sides = [real.get(table), synthetic.get(table)] as const;
  if (sides[0] === undefined || sides[1] === undefined) return new Map();
  const described = schema.tables[table] as TableSchema;
  const columns = takeTableColumns({ real: sides[0], synthetic: sides[1], schema: described });
  return new Map(
    [...columns].map(([name, column]) => [name, gather(column, rows.real[end], rows.synthetic[end])]),
  );
}

function gather(sides: Sides, real: Int32Array, synthetic: Int32Array): Sides {
  if (sides.kind === "discrete") {
    const take = (side: Side, rows: Int32Array) => rows.map((row) => sides[side][row] as number);
    return { ...sides, real: take("real", real), synthetic: take("synthetic", synthetic) };
  }
  const take = (side: Side, rows: Int32Array) => Float64Array.from(rows, (row) => sides[side][row] as number);
  return { ...sides, real: take("real", real), synthetic: take("synthetic", synthetic) };
}
