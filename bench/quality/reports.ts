/** @file Both reports on adult beside SDMetrics', in turns; the best of the rounds, because others use this machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  computeDiagnosticReport,
  computeQualityReport,
  type EvaluationInput,
} from "../../packages/engine/quality/index.ts";
import type { Table } from "../../packages/engine/table/index.ts";
import { loadSharedTable } from "../../packages/engine/table/testing/load-shared.ts";
import { exportTable } from "../../packages/io/index.ts";
import type { Figure } from "../report.ts";
import { giveAdult } from "./given-tables.ts";
import { openSdMetrics, type ReportName, type SdMetrics } from "./peer/sdmetrics-peer.ts";
import { timeProcessor } from "./processor-time.ts";

const ROUNDS = 5;
/** Of ours to one of theirs, which takes twenty times as long. */
const OURS_A_ROUND = 4;
/** How far two scores may be apart and count as the same. */
const TOLERANCE = 1e-9;

const reports = {
  quality: { compute: (input: EvaluationInput) => computeQualityReport(input), ratio: 20 },
  diagnostic: { compute: computeDiagnosticReport, ratio: 10 },
};

interface Best {
  seconds: number;
  score: number | null;
}

export async function measureReport(name: ReportName): Promise<Figure[]> {
  const adult = loadSharedTable("adult");
  const folder = mkdtempSync(join(tmpdir(), "bench-quality-"));
  try {
    const peer = await openPeer(giveAdult(adult), folder);
    const first = await measureOnce(name, adult);
    const ours: Best = { ...first };
    const theirs: Best = { seconds: Number.POSITIVE_INFINITY, score: null };
    for (let round = 0; round < ROUNDS; round++) {
      for (let own = 0; own < OURS_A_ROUND; own++) keepBest(ours, await measureOnce(name, adult));
      if (peer !== undefined) keepBest(theirs, await peer.measure(name));
    }
    peer?.close();
    return describe(name, ours, peer && theirs, first.seconds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openPeer(input: EvaluationInput, folder: string): Promise<SdMetrics | undefined> {
  const paths = { real: join(folder, "real.csv"), synthetic: join(folder, "synthetic.csv") };
  for (const side of ["real", "synthetic"] as const)
    await exportTable(paths[side], [input[side].get("adult") as Table], {});
  const peer = await openSdMetrics(paths.real, paths.synthetic);
  if (peer === undefined) process.stderr.write("SDMetrics is skipped: it cannot be installed here.\n");
  return peer;
}

async function measureOnce(name: ReportName, adult: Table): Promise<Best> {
  const input = giveAdult(adult);
  const { seconds, result } = await timeProcessor(() => reports[name].compute(input));
  return { seconds, score: result.score };
}

function keepBest(best: Best, { seconds, score }: Best): void {
  if (seconds < best.seconds) best.seconds = seconds;
  best.score = score;
}

function describe(name: ReportName, ours: Best, theirs: Best | undefined, firstSeconds: number): Figure[] {
  const title = `${name} report, adult 48,842 × 15`;
  const note = `${(1_000 * firstSeconds).toFixed(0)} ms the first time in a process`;
  const own = { name: title, value: 1_000 * ours.seconds, unit: "ms", note };
  if (theirs === undefined) return [own];
  const ratio = theirs.seconds / ours.seconds;
  const apart = Math.abs((ours.score ?? Number.NaN) - (theirs.score ?? Number.NaN));
  const same = apart <= TOLERANCE ? "the same score" : `scores ${apart} apart`;
  return [
    own,
    { name: "… by SDMetrics 0.32.0", value: 1_000 * theirs.seconds, unit: "ms", note: same },
    {
      name: "… times as fast",
      value: ratio,
      target: `≥ ${reports[name].ratio}`,
      reached: ratio >= reports[name].ratio,
    },
  ];
}
