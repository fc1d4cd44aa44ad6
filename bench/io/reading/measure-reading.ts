import { join } from "node:path";
import type { Figure } from "../../report.ts";
import { findFrames } from "../peer/python-frames.ts";
import { type GivenFormat, giveTable } from "./given-table.ts";
import { runTimed, type TimedRun } from "./timed-run.ts";

const ROUNDS = 3;
const MOST_MB = 1_500;
const peers = join(import.meta.dirname, "..", "peer");

interface Reader {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** All readers in turns, each time in a fresh process; the best of the rounds, because others use this machine too. */
export async function measureReading(format: GivenFormat, targetSeconds: number): Promise<Figure[]> {
  const path = await giveTable(format);
  const readers = listReaders(path);
  const runs = readers.map((): TimedRun[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, { command, args }] of readers.entries())
      runs[index]!.push(await runTimed(command, args));
  return readers.flatMap(({ name }, index) => {
    const best = Math.min(...runs[index]!.map(({ seconds }) => seconds));
    const peakMb = Math.min(...runs[index]!.map((run) => run.peakMb));
    if (index > 0)
      return [{ name: `… by ${name}`, value: best, unit: "s", note: `peak ${peakMb.toFixed(0)} MB` }];
    return [
      judge(`${format} → Table, ${name}`, best, { unit: "s", limit: targetSeconds }),
      judge("… memory at its peak, with the reader process", peakMb, { unit: "MB", limit: MOST_MB }),
    ];
  });
}

function judge(name: string, value: number, { unit, limit }: { unit: string; limit: number }): Figure {
  return { name, value, unit, target: `≤ ${limit} ${unit}`, reached: value <= limit };
}

function listReaders(path: string): Reader[] {
  const node = (script: string) => ({ command: process.execPath, args: [join(peers, script), path] });
  const readers = [
    { name: "ours", ...node("semblance-process.ts") },
    { name: "DuckDB into its own table", ...node("duckdb-process.ts") },
  ];
  const python = findFrames();
  if (python === undefined) {
    process.stderr.write("pandas and polars are skipped: they cannot be installed here.\n");
    return readers;
  }
  const frames = (library: string) => ({ command: python, args: [join(peers, "frames.py"), library, path] });
  return [...readers, { name: "pandas", ...frames("pandas") }, { name: "polars", ...frames("polars") }];
}
