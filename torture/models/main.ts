/**
 * @file Breaks model files in every way, reads them and draws from what could be read: rows or a coded error must
 * come, never a hang, a crash or memory without bound. `npm run torture -- models [--files 50000] [--first 0]
 * [--seed TEXT] [--workers 2]`
 */
import { parseArgs } from "node:util";
import { listModels } from "./list-models.ts";
import { type FuzzReport, fuzzModel } from "./watch-reader.ts";

const { values } = parseArgs({
  options: {
    files: { type: "string", default: "50000" },
    first: { type: "string", default: "0" },
    seed: { type: "string", default: "torture" },
    workers: { type: "string", default: "2" },
  },
});

function describe(name: string, { outcomes, slowestMs, largestMb, broken }: FuzzReport): string {
  const lines = [...outcomes].sort(([, a], [, b]) => b - a);
  const counts = lines.map(([outcome, count]) => `  ${String(count).padStart(6)} ${outcome}\n`);
  const reasons = broken.slice(0, 5).map(({ file, reason }) => `  file ${file}: ${reason}\n`);
  const head = `${name}: slowest ${slowestMs.toFixed(0)} ms, largest process ${largestMb.toFixed(0)} MB\n`;
  return head + counts.join("") + reasons.join("");
}

const models = listModels();
const files = Math.ceil(Number(values.files) / models.length);
let failures = 0;
for (const name of models) {
  const options = { seed: values.seed, first: Number(values.first), files, workers: Number(values.workers) };
  const report = await fuzzModel(name, options);
  process.stdout.write(describe(name, report));
  failures += report.broken.length;
}
process.stdout.write(`\n${failures} failures (seed "${values.seed}")\n`);
process.exitCode = failures === 0 ? 0 : 1;
