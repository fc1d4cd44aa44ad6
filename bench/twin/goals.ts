/** @file What is to be reached on each table, and whether it is, in words. */
import { median } from "../report.ts";
import type { Line, TableResult } from "./results.ts";
import { limitsOf } from "./tables.ts";

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly isAtLeast?: true;
  readonly isReached: boolean;
}

const MOST_MB = 600;
/** Rows under which the sampling error of a membership attack alone is .01. */
const FEW_ROWS = 5_000;

export function findLine({ lines }: TableResult, isIt: (line: Line) => boolean): Line | undefined {
  return lines.find((line) => isIt(line) && line.scores !== undefined);
}

export const isDefault = ({ generator }: Line): boolean => generator === "Semblance";

/** Goals whose figures could be computed. */
export function judgeGoals(result: TableResult): Goal[] {
  const own = findLine(result, isDefault);
  if (own?.scores === undefined || own.cost === undefined) return [];
  const { scores, cost } = own;
  const { ceiling, rows, table } = result;
  const limits = limitsOf[table] ?? {};
  const goals: (Goal | undefined)[] = [
    atMost("shape error %", scores.shape, ceiling.shape),
    atMost("trend error % on real edges", scores.trendEdges, times(1.1, ceiling.trendEdges)),
    atMost("C2ST", scores.c2st, limits.c2st),
    atMost("C2ST with differences", scores.c2stDifferences, limits.c2stDifferences),
    atMost("C2ST, other half", scores.c2stOther, limits.c2stOther),
    below("C2ST, other half, beside the copy line", scores.c2stOther, ceiling.copyLine),
    below(
      "C2ST with differences, other half, beside the copy line",
      scores.c2stOtherDifferences,
      ceiling.copyLineDifferences,
    ),
    atLeast("utility", scores.utility, limits.utility ?? times(0.985, ceiling.utility)),
    atMost("DCR share", scores.dcrShare, limits.dcrShare ?? 0.53),
    atMost("identical share", scores.identical, add(0.001, scores.identicalOther)),
    atMost("membership AUC", scores.membership, rows < FEW_ROWS ? 0.54 : 0.52),
    atMost("Anonymeter's risks, lower ends", scores.risk, 0.05),
    atMost("fit, CPU s", cost.fitCpuSeconds, limits.fitCpuSeconds),
    below("peak memory, MB", cost.peakMb, MOST_MB),
  ];
  return goals.filter((goal) => goal !== undefined);
}

type Maybe = number | null | undefined;

function atMost(name: string, value: Maybe, limit: Maybe): Goal | undefined {
  return value == null || limit == null ? undefined : { name, value, limit, isReached: value <= limit };
}

function below(name: string, value: Maybe, limit: Maybe): Goal | undefined {
  return value == null || limit == null ? undefined : { name, value, limit, isReached: value < limit };
}

function atLeast(name: string, value: Maybe, limit: Maybe): Goal | undefined {
  if (value == null || limit == null) return undefined;
  return { name, value, limit, isAtLeast: true, isReached: value >= limit };
}

const times = (factor: number, value: number | null) => (value === null ? null : factor * value);
const add = (more: number, value: number | null) => (value === null ? null : more + value);

/** Figures in which a twin is compared with others': the less the better. */
const contested = { shape: "shape", trendEdges: "trend on real edges", c2st: "C2ST" } as const;

export interface Standing {
  readonly table: string;
  /** Peers with a twin of the table. */
  readonly peers: readonly string[];
  /** Who is ahead in what, in words; nobody where empty. */
  readonly behind: readonly string[];
  /** Processor time of our fit for each second of TabularARGN's. */
  readonly cpuRatio: number | undefined;
}

/** Undefined where there is no peer to stand beside. */
export function compareWithPeers(result: TableResult): Standing | undefined {
  const own = findLine(result, isDefault);
  const peers = result.lines.filter(({ isOurs, scores }) => !isOurs && scores !== undefined);
  if (own === undefined || peers.length === 0) return undefined;
  const behind = peers.flatMap((peer) =>
    Object.entries(contested)
      .filter(([score]) => isAhead(peer, own, score as keyof typeof contested))
      .map(([, words]) => `${peer.generator} in ${words}`),
  );
  const argn = findLine(result, ({ generator }) => generator === "TabularARGN");
  const cpuRatio = argn?.cost && own.cost && own.cost.fitCpuSeconds / argn.cost.fitCpuSeconds;
  return { table: result.table, peers: peers.map(({ generator }) => generator), behind, cpuRatio };
}

function isAhead(peer: Line, own: Line, score: keyof typeof contested): boolean {
  const [theirs, ours] = [peer.scores?.[score], own.scores?.[score]];
  return theirs != null && (ours == null || theirs <= ours);
}

export function summariseStandings(standings: readonly Standing[]): string[] {
  const ahead = standings.filter(({ behind }) => behind.length === 0).length;
  const ratios = standings.map(({ cpuRatio }) => cpuRatio).filter((ratio) => ratio !== undefined);
  const sentences = [
    `Ahead of every peer that made a twin on shape, trend and C2ST: ${ahead} of ${standings.length} tables (goal: 12 of 14).`,
  ];
  if (ratios.length > 0)
    sentences.push(
      `Processor time of a fit, beside TabularARGN's on ${ratios.length} tables: median ${ratio(median(ratios))} (goal: at most a fifth), largest ${ratio(Math.max(...ratios))} (goal: at most a half).`,
    );
  return sentences;
}

const ratio = (value: number) => value.toPrecision(2);
