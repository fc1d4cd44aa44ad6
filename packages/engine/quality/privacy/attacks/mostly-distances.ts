/** @file The distances of mostlyai-qa on an embedding of rows, and the attack that reports them on Semblance's own. */
import type { WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { type Embedding, embedTable, spreadCells } from "../../metrics/mostly/embed-table.ts";
import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { requireRows } from "../exposure.ts";
import { estimateExcess, estimateShare, lowerBound } from "../intervals.ts";
import { findNeighbours, type Rows } from "../neighbours/index.ts";
import { groupByChance, groupByCorrelation } from "./group-coordinates.ts";
import { limitOf, percent, worst } from "./judge-membership.ts";

/** Each row one place in every coordinate. */
export interface EmbeddedSides {
  readonly training: readonly Float64Array[];
  readonly synthetic: readonly Float64Array[];
  readonly holdout: readonly Float64Array[];
}

export interface MostlyDistances {
  /** Share of synthetic rows that are nearer to a training row, ties counting half: the largest over the groups. */
  readonly dcrShare: number;
  /** Mean distance to the closest record, training and holdout, in the group of the largest share. */
  readonly dcr: { readonly training: number; readonly holdout: number };
  /** Share of synthetic rows within 1e-6 of a training row, or of a held-out one. */
  readonly identical: { readonly training: number; readonly holdout: number };
  /** The tenth smallest ratio of the distances to the first and the second neighbour. */
  readonly nndr: { readonly training: number; readonly holdout: number };
}

const SAME = 1e-6;
/** Keeps ratios of zeros finite, as in the package. */
const FLOOR = 1e-8;
const TENTH = 9;

interface Nearest {
  readonly dcr: Float64Array;
  readonly nndr: Float64Array;
}

/** Groups are lists of coordinates that distances are measured on, one group after the other. */
export function measureMostlyDistances(
  { training, synthetic, holdout }: EmbeddedSides,
  groups: readonly (readonly number[])[],
  context: WorkContext = {},
): MostlyDistances {
  const all = groups.map((group) => {
    const pick = (side: readonly Float64Array[]) => toRows(group.map((at) => side[at] as Float64Array));
    const toTraining = findNearest(pick(synthetic), pick(training), context);
    const toHoldout = findNearest(pick(synthetic), pick(holdout), context);
    return { share: shareNearer(toTraining.dcr, toHoldout.dcr), toTraining, toHoldout };
  });
  // Of equal shares the last, as in the package.
  const most = all.reduce((so, one) => (one.share >= so.share ? one : so));
  const summarise = (take: (nearest: Nearest) => number) => ({
    training: take(most.toTraining),
    holdout: take(most.toHoldout),
  });
  return {
    dcrShare: most.share,
    dcr: summarise(({ dcr }) => dcr.reduce((sum, own) => sum + own, 0) / dcr.length),
    identical: summarise(({ dcr }) => dcr.filter((own) => own <= SAME).length / dcr.length),
    nndr: summarise(({ nndr }) => nndr.slice().sort()[TENTH] ?? Number.NaN),
  };
}

function toRows(coordinates: readonly Float64Array[]): Rows {
  const columns = coordinates.map((values) => ({ kind: "number", values }) as const);
  return { count: coordinates[0]?.length ?? 0, columns };
}

function findNearest(rows: Rows, among: Rows, context: WorkContext): Nearest {
  const { distance } = findNeighbours(rows, among, { k: 2, distance: { kind: "euclidean" } }, context);
  const dcr = distance.filter((_, at) => at % 2 === 0);
  return {
    dcr,
    nndr: dcr.map((first, row) => (first + FLOOR) / ((distance[2 * row + 1] as number) + FLOOR)),
  };
}

function shareNearer(toTraining: Float64Array, toHoldout: Float64Array): number {
  let halves = 0;
  for (const [row, own] of toTraining.entries())
    halves += own < (toHoldout[row] as number) ? 2 : own === toHoldout[row] ? 1 : 0;
  return halves / 2 / toTraining.length;
}

/** Rows a side; the package takes as many as there are. Of adult 10,000 take 14 s in the seven groups, these 4 s. */
const MOST_ROWS = 5_000;
/** mostlyai-qa groups only rows of more coordinates than this, in three and three groups. */
const MOST_UNGROUPED = 10;
const GROUPS = 3;

export const mostlyDistances: Attack = {
  name: "mostly-distances",
  about:
    "Whether synthetic rows are nearer to fitted than to held-out ones in an embedding and in groups of its coordinates (mostlyai-qa's DCR share), and how many are identical.",
  limits:
    "An overfitting smoke test on Semblance's own embedding; data that pass it have been broken by membership attacks.",
  citation: "mostlyai-qa 1.10.11, distances, on another embedding; Yao et al. 2025 (The DCR Delusion)",
  needs: ["holdout"],
  cost: "quick",
  run(table, context) {
    const sides = embedSides(table);
    const width = sides.training.length;
    const random = table.random.stream("groups");
    const everything = Array.from({ length: width }, (_, at) => at);
    const groups =
      width > MOST_UNGROUPED
        ? [everything, ...groupByCorrelation(sides.training, GROUPS), ...groupByChance(width, GROUPS, random)]
        : [everything];
    const measured = measureMostlyDistances(sides, groups, context);
    const count = sides.training[0]?.length ?? 0;
    const findings = judge(table, measured, count);
    return {
      figures: report(measured, count),
      findings,
      judgement: worst(findings),
      note: `${count} rows a side`,
    };
  },
};

function embedSides(table: TableUnderAttack): EmbeddedSides {
  const { real, synthetic, holdout } = table;
  if (holdout === undefined) throw qualityErrors.create("no-holdout");
  requireRows({ fitted: real.rowCount, synthetic: synthetic.rowCount, "held-out": holdout.rowCount });
  const count = Math.min(MOST_ROWS, real.rowCount, synthetic.rowCount, holdout.rowCount);
  const names = new Set(takeMeasuredRows(table).names);
  const columns = Object.fromEntries(
    Object.entries(table.schema.columns).filter(([name]) => names.has(name)),
  );
  const schema = { ...table.schema, columns };
  // The real side's draw and places are the same both times.
  const embed = (side: typeof synthetic) => {
    const embedding: Embedding = embedTable(
      { ...table, schema, holdout: undefined, synthetic: side },
      mostlyDistances.name,
      count,
    );
    return spreadCells(embedding);
  };
  const [one, other] = [embed(synthetic), embed(holdout)];
  const cut = (cells: readonly Float64Array[], isReal: boolean) =>
    cells.map((values) => (isReal ? values.subarray(0, count) : values.subarray(count)));
  return { training: cut(one, true), synthetic: cut(one, false), holdout: cut(other, false) };
}

function report({ dcrShare, dcr, identical, nndr }: MostlyDistances, count: number): AttackFigure[] {
  const share = estimateShare((dcrShare * count) / 2, count / 2);
  return [
    { name: "dcr.share", label: "Share nearer to fitted than to held-out rows", ...share, harmless: 0.5 },
    {
      name: "dcr",
      label: "Mean distance to the closest fitted row",
      value: dcr.training,
      harmless: dcr.holdout,
    },
    {
      name: "identical",
      label: "Share identical to a fitted row",
      ...estimateShare(identical.training * count, count),
      harmless: identical.holdout,
    },
    {
      name: "nndr",
      label: "Tenth smallest ratio of first to second distance",
      value: nndr.training,
      harmless: nndr.holdout,
    },
  ];
}

/** Copies beyond chance, at the lower end of the interval. */
const MOST_IDENTICAL = 0.001;

function judge(table: TableUnderAttack, measured: MostlyDistances, count: number): AttackFinding[] {
  const advice =
    "The generator follows its training rows too closely: train it for less long or on more rows.";
  const findings: AttackFinding[] = [];
  const limit = limitOf(count);
  // Half of the rows are counted as evidence: rows share their neighbours, and the share is the largest of several.
  const share = estimateShare((measured.dcrShare * count) / 2, count / 2);
  const surely = lowerBound(share);
  if (share.value > limit && surely > 0.5)
    findings.push({
      judgement: surely > limit ? "fail" : "warn",
      where: table.name,
      what: `${percent(share.value)} of synthetic rows are nearer to a fitted row than to as many held-out ones (${percent(share.low)} to ${percent(share.high)}); 50 % is harmless, ${percent(limit)} the limit.`,
      advice,
    });
  const [fitted, heldOut] = [measured.identical.training, measured.identical.holdout];
  const excess = estimateExcess(estimateShare(fitted * count, count), estimateShare(heldOut * count, count));
  if (lowerBound(excess) > MOST_IDENTICAL)
    findings.push({
      judgement: "fail",
      where: table.name,
      what: `${percent(fitted)} of synthetic rows are identical to a fitted row, ${percent(heldOut)} to a held-out one.`,
      advice,
    });
  return findings;
}
