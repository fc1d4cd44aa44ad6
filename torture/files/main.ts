/**
 * @file Breaks files of every format in every way and reads them: a table or a coded error must come, never a hang,
 * a crash or memory without bound. `npm run torture -- files [--files 20000] [--parser csv] [--first 0] [--seed TEXT]`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FuzzBench, type FuzzReport, makeBrokenFile } from "../../packages/io/testing/fuzz/fuzz-reading.ts";
import { type FuzzedParser, makeParsers } from "../../packages/io/testing/fuzz/seed-files.ts";

const { values } = parseArgs({
  options: {
    files: { type: "string", default: "20000" },
    first: { type: "string", default: "0" },
    parser: { type: "string", multiple: true },
    seed: { type: "string", default: "torture" },
    workers: { type: "string", default: "2" },
    /** Folder for the files that broke something. */
    keep: { type: "string" },
  },
});
/** A reader that takes longer over a few kilobytes hangs, as far as a user can tell. */
const TIMEOUT_MS = 10_000;
const MEMORY_MB = 512;
/** What 20,000 small files may leave in the caller's memory. */
const GROWTH_MB = 256;
const COUNTED_AS_BROKEN = ["no code", "reader-out-of-time", "reader-died", "reader-out-of-memory"];

function describe({ parser, files, outcomes, slowestMs, elapsedMs, grownMb }: FuzzReport): string {
  const head = `${parser.padEnd(12)} ${String(files).padStart(6)} files in ${(elapsedMs / 1_000).toFixed(0)} s`;
  const tail = `slowest ${slowestMs.toFixed(0)} ms, caller grew by ${grownMb.toFixed(0)} MB`;
  const lines = [...outcomes].map(([outcome, count]) => `  ${String(count).padStart(6)} ${outcome}\n`);
  return `${head}, ${tail}\n${lines.join("")}`;
}

function keepBroken(parser: FuzzedParser, { broken }: FuzzReport): void {
  for (const { file, reason } of broken.slice(0, 5)) process.stdout.write(`  file ${file}: ${reason}\n`);
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  for (const { file } of broken)
    writeFileSync(
      join(values.keep, `${parser.name}-${file}${parser.extension}`),
      makeBrokenFile(parser, values.seed, file),
    );
}

const bench = new FuzzBench({
  seed: values.seed,
  first: Number(values.first),
  files: Number(values.files),
  workers: Number(values.workers),
  memoryMb: MEMORY_MB,
  timeoutMs: TIMEOUT_MS,
});
let failures = 0;
for (const parser of await makeParsers()) {
  if (values.parser !== undefined && !values.parser.includes(parser.name)) continue;
  const report = await bench.fuzz(parser);
  process.stdout.write(describe(report));
  keepBroken(parser, report);
  for (const outcome of COUNTED_AS_BROKEN) failures += report.outcomes.get(outcome) ?? 0;
  if (report.grownMb > GROWTH_MB) failures++;
}
bench.close();
process.stdout.write(`\n${failures} failures (seed "${values.seed}")\n`);
process.exitCode = failures === 0 ? 0 : 1;
