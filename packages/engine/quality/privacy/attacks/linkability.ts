import type { Random, WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import type { Attack } from "../attack.ts";
import { countAttacks } from "../attack-count.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { requireRows } from "../exposure.ts";
import { findNeighbours, joinRows, pickRows, type Rows } from "../neighbours/index.ts";
import { pickColumns } from "../pick-columns.ts";
import { rangesOf } from "../ranges-of.ts";
import { judgeTries, noteWeakness, reportTries } from "../residual-risk.ts";
import { worst } from "./judge-membership.ts";

/** Two lists of columns, each known to somebody else. */
export type ColumnSplit = readonly [readonly number[], readonly number[]];

/** Targets whose nearest synthetic rows by either list of columns, k of each, have one in common. */
export function countLinks(one: Int32Array, other: Int32Array, k = 1): number {
  let links = 0;
  for (let start = 0; start < one.length; start += k) {
    const first = one.subarray(start, start + k);
    if (other.subarray(start, start + k).some((row) => first.includes(row))) links++;
  }
  return links;
}

export function linkRows(targets: Rows, synthetic: Rows, split: ColumnSplit, context?: WorkContext): number {
  const [one, other] = split.map((columns) => {
    const [queries, searched] = [pickColumns(targets, columns), pickColumns(synthetic, columns)];
    const distance = { kind: "gower", ranges: rangesOf(joinRows(queries, searched)) } as const;
    return findNeighbours(queries, searched, { distance }, context).index;
  }) as [Int32Array, Int32Array];
  return countLinks(one, other);
}

/** Columns that tell most apart are dealt out in turn, so that either side knows about as much. */
export function splitColumns({ columns }: Rows): ColumnSplit {
  const distinct = columns.map(
    (column) => new Set(column.kind === "number" ? column.values : column.codes).size,
  );
  const order = columns.map((_, at) => at).sort((a, b) => (distinct[b] as number) - (distinct[a] as number));
  const isFirst = (place: number) => place % 4 === 0 || place % 4 === 3;
  return [order.filter((_, place) => isFirst(place)), order.filter((_, place) => !isFirst(place))];
}

/** A second guess names the row of the first one. */
function countRandomLinks(count: number, rows: number, random: Random): number {
  let links = 0;
  for (let target = 0; target < count; target++) if (random.below(rows) === 0) links++;
  return links;
}

export const linkability: Attack = {
  name: "linkability",
  about:
    "Takes half of a person's columns from one source and half from another, and joins them where one synthetic row is nearest to both.",
  limits: "Only one division of the columns is tried, and only the nearest synthetic row.",
  citation: "Giomi et al. 2023 (Anonymeter)",
  needs: ["holdout", "several-columns"],
  cost: "quick",
  run(table, context) {
    const { real, synthetic, holdout } = takeMeasuredRows(table);
    if (holdout === undefined) throw qualityErrors.create("no-holdout");
    requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
    if (real.columns.length < 2)
      throw qualityErrors.create("too-few-columns", { table: table.name, needed: 2 });
    const count = countAttacks(table, real.count, holdout.count);
    const random = table.random.stream("linkability");
    const split = splitColumns(synthetic);
    const attack = (rows: Rows, name: string) => {
      const targets = pickRows(rows, drawRows(rows.count, count, random.stream(name)));
      return { count, hits: linkRows(targets, synthetic, split, context) };
    };
    const tries = {
      main: attack(real, "fitted"),
      baseline: { count, hits: countRandomLinks(count, synthetic.count, random.stream("guesses")) },
      control: attack(holdout, "held out"),
    };
    const finding = judgeTries(tries, {
      where: table.name,
      deed: "Joining the two halves of a person's columns through the nearest synthetic row",
      advice: "Synthetic rows follow single people: train the generator for less long or on more rows.",
    });
    const findings = finding === undefined ? [] : [finding];
    const notes = [`${count} people on either side attacked`, noteWeakness(tries)];
    const note = notes.filter((one) => one !== undefined).join("; ");
    return { figures: reportTries(tries), findings, judgement: worst(findings), note };
  },
};
