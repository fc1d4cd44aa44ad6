/** @file Readers in processes of their own, each over a range of broken files; one that hangs or dies costs one file. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** A reader that takes longer over a few kilobytes hangs, as far as a user can tell. */
const TIMEOUT_MS = 20_000;
const HEAP_MB = 768;
/** Resident; a file of a few kilobytes may claim to hold up to 64 MB. */
const MOST_MB = 1_024;

export interface FuzzOptions {
  readonly seed: string;
  readonly first: number;
  readonly files: number;
  readonly workers: number;
}

export interface FuzzReport {
  readonly outcomes: ReadonlyMap<string, number>;
  readonly slowestMs: number;
  readonly largestMb: number;
  readonly broken: readonly { readonly file: number; readonly reason: string }[];
}

/** What a reader tells of each file. */
export interface FileOutcome {
  readonly file: number;
  readonly outcome: string;
  readonly elapsedMs: number;
  readonly largestMb: number;
}

export async function fuzzModel(model: string, options: FuzzOptions): Promise<FuzzReport> {
  const report = {
    outcomes: new Map<string, number>(),
    slowestMs: 0,
    largestMb: 0,
    broken: [] as { file: number; reason: string }[],
  };
  const count = ({ file, outcome, elapsedMs, largestMb }: FileOutcome) => {
    const [kind = ""] = outcome.split(":");
    report.outcomes.set(kind, (report.outcomes.get(kind) ?? 0) + 1);
    report.slowestMs = Math.max(report.slowestMs, elapsedMs);
    report.largestMb = Math.max(report.largestMb, largestMb);
    const reason = largestMb > MOST_MB ? `${largestMb.toFixed(0)} MB` : outcome;
    if (kind === "no code" || kind === "died" || largestMb > MOST_MB) report.broken.push({ file, reason });
  };
  const share = Math.ceil(options.files / options.workers);
  const end = options.first + options.files;
  const ranges = Array.from({ length: options.workers }, (_, worker) => options.first + worker * share);
  await Promise.all(
    ranges.map((from) => readRange(model, options.seed, [from, Math.min(end, from + share)], count)),
  );
  return report;
}

/** Goes on behind the file that a reader died of. */
async function readRange(
  model: string,
  seed: string,
  [from, end]: readonly [number, number],
  count: (outcome: FileOutcome) => void,
): Promise<void> {
  let next = from;
  while (next < end) {
    const how = await readUntilDeath([model, seed, String(next), String(end)], (outcome) => {
      next = outcome.file + 1;
      count(outcome);
    });
    if (next < end) count({ file: next++, outcome: `died: ${how}`, elapsedMs: 0, largestMb: 0 });
  }
}

function readUntilDeath(args: readonly string[], count: (outcome: FileOutcome) => void): Promise<string> {
  const child: ChildProcess = fork(join(import.meta.dirname, "read-models.ts"), [...args], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
  });
  const watch = setTimeout(() => child.kill("SIGKILL"), TIMEOUT_MS);
  child.on("message", (outcome: FileOutcome) => {
    watch.refresh();
    count(outcome);
  });
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      clearTimeout(watch);
      resolve(signal ?? `exit code ${code}`);
    });
  });
}
