/** @file `semblance evaluate REAL SYNTHETIC`: how good is this synthetic data? */
import { evaluate as evaluateQuality } from "@semblance/engine/quality";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { makePlain } from "../../text-table.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import { loadComparison } from "./load-comparison.ts";
import { renderEvaluation } from "./render-evaluation.ts";

const GATE_NOT_MET = 3;

export const evaluate: Command = {
  usage: "REAL SYNTHETIC [options]",
  details: [
    "Compares synthetic data with the real data it was made from: SDMetrics' quality and diagnostic",
    "reports, number for number, and many more metrics.",
    "",
    "  REAL, SYNTHETIC    a file each, or a folder or .zip of tables each",
    "  --holdout SOURCE   real rows that the generator never saw; some metrics need them",
    "  --schema FILE      types, keys and rules; without it they are found in the real data",
    "  --metrics A,B      compute only these besides the reports",
    "  --min-quality .9   exit code 3 when SDMetrics' overall quality score is below",
    "  --json             everything, for programs",
    "  --seed N           for metrics that draw (default 1)",
    "",
    "Examples",
    "  semblance evaluate adult.csv twin.csv",
    "  semblance evaluate shop/ twin/ --schema shop.schema.json --min-quality .9",
    "  semblance evaluate real.parquet twin.parquet --metrics KSComplement,TVComplement --json",
  ].join("\n"),
  options: {
    json: { type: "boolean" },
    schema: { type: "string" },
    holdout: { type: "string" },
    metrics: { type: "string" },
    "min-quality": { type: "string" },
    ...sourceOptions,
  },
  maxWords: 2,
  run,
};

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const [real, synthetic] = positionals;
  if (real === undefined || synthetic === undefined)
    throw cliErrors.create("bad-usage", {
      problem: "Name the real and the synthetic data.",
      command: "evaluate",
    });
  const minQuality = readShare(values["min-quality"]);
  const { source, seed } = readSourceOptions(values, "evaluate");
  const progress = openProgressLine(terminal.progressScreen);
  const context = { signal, onProgress: progress.listen };
  try {
    const comparison = await loadComparison(
      { real, synthetic, holdout: asText(values["holdout"]), schema: asText(values["schema"]) },
      source,
      context,
    );
    const names = asText(values["metrics"])
      ?.split(",")
      .map((name) => name.trim());
    const options = { ...(names && { metrics: names }), ...(minQuality !== undefined && { minQuality }) };
    const evaluation = await evaluateQuality({ ...comparison.input, seed }, options, context);
    progress.clear();
    for (const note of comparison.notes)
      terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    if (values["json"]) terminal.print(JSON.stringify(evaluation, null, 2));
    else for (const line of renderEvaluation(evaluation, terminal)) terminal.print(line);
    return evaluation.verdict?.passed === false ? GATE_NOT_MET : 0;
  } finally {
    progress.clear();
  }
}

function asText(value: CommandCall["values"][string]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readShare(value: CommandCall["values"][string]): number | undefined {
  if (typeof value !== "string") return undefined;
  const share = Number(value);
  if (value.trim() === "" || !(share >= 0 && share <= 1))
    throw cliErrors.create("bad-usage", {
      problem: "--min-quality is a number from 0 to 1.",
      command: "evaluate",
    });
  return share;
}
