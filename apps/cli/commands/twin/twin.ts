/** @file `semblance twin SOURCE -o DIR`: a synthetic twin of a table, with the evidence, in one go. */
import { userInfo } from "node:os";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";
import { generatorDetails, generatorOptions, readGeneratorOptions } from "../fit/generator-options.ts";
import { readCountOption, readTableOptions, tableDetails, tableOptions } from "../fit/table-options.ts";
import { dataFormats, readDataFormat } from "../sample/data-format.ts";
import { holdoutDetails, holdoutOptions, readHoldoutShare } from "./holdout-options.ts";
import { makeTwin, type TwinOrder } from "./make-twin.ts";
import { renderTwin } from "./render-verdict.ts";

const PRIVACY_FAILED = 3;

export const twin: Command = {
  usage: "SOURCE -o DIR [options]",
  details: [
    "Makes a synthetic twin of a table: looks at it, holds rows back, learns the rest, draws as many rows as",
    "there were, compares both, attacks the twin's privacy, and writes it all to a folder:",
    "data/TABLE.csv, report.html, report.json, model.semblance and manifest.json.",
    "",
    ...tableDetails,
    "  -o DIR             where to; --replace puts a new twin in the place of one that is there",
    ...generatorDetails,
    ...holdoutDetails,
    "  --rows N           how many rows to draw (default: as many as SOURCE has)",
    `  --format FORMAT    of the data: ${dataFormats.join(", ")} (default csv)`,
    "  --by NAME          who made it, as it shall stand in the report (default: the user of this machine)",
    "  --json             the manifest, for programs",
    "  --seed N           the same seed gives the same twin (default 1)",
    "",
    "The exit code is 3 when the attacks on privacy succeed.",
    "",
    "Examples",
    "  semblance twin customers.csv -o customers-twin",
    "  semblance twin shop/ --table customer --schema shop.schema.json --format parquet -o customer-twin",
  ].join("\n"),
  options: {
    output: { type: "string", short: "o" },
    replace: { type: "boolean" },
    rows: { type: "string" },
    format: { type: "string" },
    by: { type: "string" },
    json: { type: "boolean" },
    ...holdoutOptions,
    ...generatorOptions,
    ...tableOptions,
  },
  maxWords: 1,
  run,
};

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const source = readTableOptions({ values, positionals }, "twin");
  const folder = readOption(values, "output");
  if (folder === undefined)
    throw cliErrors.create("bad-usage", { problem: "Say where the twin goes: -o DIR.", command: "twin" });
  const order = {
    source,
    folder,
    isReplacing: values["replace"] === true,
    holdoutShare: readHoldoutShare(values, "twin"),
    rows: readCountOption(values, "rows", "twin"),
    format: readDataFormat(readOption(values, "format"), "twin") ?? "csv",
    by: readOption(values, "by") ?? userInfo().username,
    generator: await readGeneratorOptions(values, "twin"),
  };
  return runTwin(order, { terminal, signal, isJson: values["json"] === true });
}

/** Answers with the exit code. */
export async function runTwin(
  order: TwinOrder,
  { terminal, signal, isJson }: { terminal: Terminal; signal: AbortSignal; isJson: boolean },
): Promise<number> {
  const startedMs = performance.now();
  const line = openProgressLine(terminal.progressScreen);
  try {
    const made = await makeTwin(order, line, { signal });
    line.clear();
    for (const note of made.notes)
      terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    const tookSeconds = (performance.now() - startedMs) / 1_000;
    if (isJson) terminal.print(JSON.stringify(made.manifest, null, 2));
    else for (const text of renderTwin(made, order.folder, { terminal, tookSeconds })) terminal.print(text);
    return made.manifest.verdict.privacy === "fail" ? PRIVACY_FAILED : 0;
  } finally {
    line.clear();
  }
}
