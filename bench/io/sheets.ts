/** @file A workbook of 1 M rows × 15 columns, written in a fresh process each time; the best of the rounds. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../report.ts";
import { runTimed, type TimedRun } from "./reading/timed-run.ts";

const ROWS = 1_000_000;
const ROUNDS = 3;
const LEAST_ROWS_PER_SECOND = 30_000;
const MOST_MB = 300;

export async function measureSheets(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-sheets-"));
  try {
    const path = join(folder, "rows.xlsx");
    const script = join(import.meta.dirname, "peer", "workbook-process.ts");
    const runs: TimedRun[] = [];
    for (let round = 0; round < ROUNDS; round++)
      runs.push(await runTimed(process.execPath, [script, path, String(ROWS)]));
    return judge(runs, statSync(path).size / 1e6);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(runs: readonly TimedRun[], fileMb: number): Figure[] {
  const best = runs.reduce((least, run) => (run.seconds < least.seconds ? run : least));
  const rate = ROWS / best.seconds;
  const peakMb = Math.min(...runs.map((run) => run.peakMb));
  return [
    {
      name: "workbook of 1 M rows × 15 columns",
      value: Math.round(rate),
      unit: "rows/s",
      target: `≥ ${LEAST_ROWS_PER_SECOND} rows/s`,
      reached: rate >= LEAST_ROWS_PER_SECOND,
      note: `${best.processorSeconds?.toFixed(1)} s of processor time, a file of ${fileMb.toFixed(0)} MB`,
    },
    {
      name: "… memory at its peak",
      value: peakMb,
      unit: "MB",
      target: `≤ ${MOST_MB} MB`,
      reached: peakMb <= MOST_MB,
    },
  ];
}
