/** @file `semblance sample MODEL --rows N -o FILE`: rows drawn from what was learned. */
import type { Progress, WorkContext } from "@semblance/engine/base";
import { sampleInParallel } from "@semblance/engine/synth";
import type { Table } from "@semblance/engine/table";
import { exportTable } from "@semblance/io";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { formatCount, openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { refuseExisting } from "../../refuse-existing.ts";
import { makePlain } from "../../text-table.ts";
import { readCountOption } from "../fit/table-options.ts";
import { readSeed } from "../source-options.ts";
import { dataFormats, nameWithFormat } from "./data-format.ts";

export const sample: Command = {
  usage: "MODEL.semblance --rows N -o FILE [options]",
  details: [
    "Draws rows from a model that `semblance fit` or `semblance twin` has made. The real data is not needed.",
    "Rows are written as they are drawn: any number of them, in little memory.",
    "",
    "  MODEL              a model file (.semblance)",
    "  --rows N           how many (default: as many as it learned from)",
    `  -o FILE            .csv .tsv .ndjson .parquet, also with .gz or .zst; --replace overwrites one that is there`,
    `  --format FORMAT    ${dataFormats.join(", ")}, where the name of FILE does not say`,
    "  --processes N      how many processes draw (default: one a processor); the rows are the same",
    "  --seed N           the same seed gives the same rows (default 1)",
    "",
    "Examples",
    "  semblance sample customers.semblance --rows 1000000 -o customers.parquet",
    "  semblance sample customers.semblance --rows 500 --seed 2 -o more.csv.gz",
  ].join("\n"),
  options: {
    rows: { type: "string" },
    output: { type: "string", short: "o" },
    format: { type: "string" },
    processes: { type: "string" },
    seed: { type: "string" },
    replace: { type: "boolean" },
  },
  maxWords: 1,
  run,
};

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const [model] = positionals;
  const output = readOption(values, "output");
  if (model === undefined || output === undefined)
    throw cliErrors.create("bad-usage", {
      problem: "Name the model, and say where the rows go: -o FILE.",
      command: "sample",
    });
  const file = nameWithFormat(output, readOption(values, "format"), "sample");
  const [rows, processes] = ["rows", "processes"].map((name) => readCountOption(values, name, "sample"));
  const seed = readSeed(values, "sample");
  await refuseExisting(file, values["replace"] === true);
  const progress = openProgressLine(terminal.progressScreen);
  const options = {
    seed,
    ...(rows !== undefined && { rows }),
    ...(processes !== undefined && { processes }),
  };
  try {
    const onProgress = (drawn: Progress) => progress.listen({ ...drawn, phase: "Drawing rows" });
    onProgress({ phase: "", done: 0, unit: "rows" });
    const batches = drawBatches(model, options, { signal, onProgress });
    const { rowCount } = await exportTable(file, batches, { signal });
    progress.clear();
    terminal.print(`${formatCount(rowCount)} ${rowCount === 1 ? "row" : "rows"} in ${makePlain(file)}`);
    return 0;
  } finally {
    progress.clear();
  }
}

async function* drawBatches(
  model: string,
  options: Parameters<typeof sampleInParallel>[1],
  context: WorkContext,
): AsyncGenerator<Table> {
  for await (const { rows } of sampleInParallel(model, options, context)) yield rows;
}
