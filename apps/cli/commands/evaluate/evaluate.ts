/** @file `semblance evaluate REAL SYNTHETIC`: how good is this synthetic data? */
import { userInfo } from "node:os";
import { basename } from "node:path";
import { type Evaluation, evaluate as evaluateQuality } from "@semblance/engine/quality";
import { runAttacks } from "@semblance/engine/quality/privacy";
import { buildReport, type Report, type ReportAbout } from "@semblance/engine/quality/report";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { readVersion } from "../../read-version.ts";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";
import { renderMetrics, renderReport } from "../report/render-report.ts";
import { readReportFiles, reportOptions, writeReportFiles } from "../report/write-report-files.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import { type ComparisonAddresses, loadComparison } from "./load-comparison.ts";

const GATE_NOT_MET = 3;

export const evaluate: Command = {
  usage: "REAL SYNTHETIC [options]",
  details: [
    "Compares synthetic data with the real data it was made from: SDMetrics' quality and diagnostic",
    "reports, number for number, and many more metrics; as text, or as a report to pass on.",
    "",
    "  REAL, SYNTHETIC    a file each, or a folder or .zip of tables each",
    "  --holdout SOURCE   real rows that the generator never saw; some metrics need them",
    "  --schema FILE      types, keys and rules; without it they are found in the real data",
    "  --metrics A,B      compute only these besides the reports",
    "  --target T.COLUMN  what models are to predict (default: the last column of each table that fits)",
    "  --min-quality .9   exit code 3 when SDMetrics' overall quality score is below",
    "  --html FILE        the report as a page that needs nothing but a browser",
    "  --xlsx FILE        the report as a workbook",
    "  --report FILE      the report as JSON; `semblance report` renders it again",
    "  --figures FOLDER   each figure as an SVG file",
    "  --by NAME          who made the report, as it shall stand in it (default: the user of this machine)",
    "  --privacy          attack the twin as well; done anyway where --holdout is given (--no-privacy leaves it)",
    "  --json             every number, for programs",
    "  --seed N           for metrics that draw (default 1)",
    "",
    "Examples",
    "  semblance evaluate adult.csv twin.csv --holdout fresh.csv --html report.html",
    "  semblance evaluate shop/ twin/ --schema shop.schema.json --min-quality .9",
    "  semblance evaluate real.parquet twin.parquet --metrics KSComplement,TVComplement --json",
  ].join("\n"),
  options: {
    json: { type: "boolean" },
    schema: { type: "string" },
    holdout: { type: "string" },
    metrics: { type: "string" },
    "min-quality": { type: "string" },
    target: { type: "string" },
    report: { type: "string" },
    privacy: { type: "boolean" },
    "no-privacy": { type: "boolean" },
    by: { type: "string" },
    ...reportOptions,
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
    const addresses = {
      real,
      synthetic,
      holdout: readOption(values, "holdout"),
      schema: readOption(values, "schema"),
    };
    const comparison = await loadComparison(addresses, source, context);
    const target = readOption(values, "target");
    const input = { ...comparison.input, seed, ...(target !== undefined && { target }) };
    const names = readNames(values);
    const options = { ...(names && { metrics: names }), ...(minQuality !== undefined && { minQuality }) };
    const evaluation = await evaluateQuality(input, options, context);
    const privacy = wantsAttacks(values) ? await runAttacks(input, { only: "quick" }, context) : undefined;
    const origin = describeOrigin(addresses, values, comparison.notes);
    const files = readReportFiles(values);
    const isJson = values["json"] === true;
    const report =
      isJson && Object.keys(files).length === 0
        ? undefined
        : await buildReport(input, evaluation, { ...origin, ...(privacy && { privacy }) }, context);
    const written = report === undefined ? [] : await writeReportFiles(report, files, context);
    progress.clear();
    for (const note of comparison.notes)
      terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    if (isJson) terminal.print(JSON.stringify({ ...evaluation, privacy: privacy ?? null }, null, 2));
    else if (report !== undefined)
      for (const line of renderWhole(report, evaluation.verdict, terminal)) terminal.print(line);
    for (const file of written) terminal.complain(`Written: ${makePlain(file)}`);
    return evaluation.verdict?.passed === false ? GATE_NOT_MET : 0;
  } finally {
    progress.clear();
  }
}

/** A holdout is what most attacks need; who asks for single metrics wants no more than those. */
function wantsAttacks(values: CommandCall["values"]): boolean {
  if (values["no-privacy"] === true) return false;
  const isPlain = values["metrics"] === undefined;
  return values["privacy"] === true || (isPlain && values["holdout"] !== undefined);
}

function readNames(values: CommandCall["values"]): string[] | undefined {
  return readOption(values, "metrics")
    ?.split(",")
    .map((name) => name.trim());
}

function renderWhole(report: Report, gate: Evaluation["verdict"], terminal: Terminal): string[] {
  const lines = [...renderReport(report, terminal), ...renderMetrics(report, terminal)];
  if (gate === null) return lines;
  const { passed, quality, minQuality } = gate;
  const word = passed ? terminal.paint("green", "passed") : terminal.paint("red", "not met");
  const reached = quality === null ? "not computable" : quality.toFixed(4);
  return [
    ...lines,
    "",
    `${terminal.paint("bold", "Gate")} ${word}: quality ${reached}, at least ${minQuality.toFixed(4)} asked for`,
  ];
}

function describeOrigin(
  { real, synthetic, holdout }: ComparisonAddresses,
  values: CommandCall["values"],
  notes: readonly string[],
): ReportAbout {
  return {
    createdAt: new Date().toISOString(),
    by: readOption(values, "by") ?? userInfo().username,
    program: `Semblance ${readVersion()}`,
    names: {
      real: basename(real),
      synthetic: basename(synthetic),
      holdout: holdout === undefined ? null : basename(holdout),
    },
    notes,
  };
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
