/** @file `semblance report REPORT`: a stored report, shown or rendered again. */
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { readReport } from "./read-report.ts";
import { renderMetrics, renderReport } from "./render-report.ts";
import { readReportFiles, reportOptions, writeReportFiles } from "./write-report-files.ts";

export const report: Command = {
  usage: "REPORT [options]",
  details: [
    "Shows a report that `semblance evaluate --report` has stored, or renders it again. The data is not needed.",
    "",
    "  REPORT             a stored report (.json)",
    "  --html FILE        as a page that needs nothing but a browser",
    "  --xlsx FILE        as a workbook",
    "  --figures FOLDER   each figure as an SVG file",
    "",
    "Examples",
    "  semblance report twin.report.json",
    "  semblance report twin.report.json --html twin.html --xlsx twin.xlsx",
  ].join("\n"),
  options: reportOptions,
  maxWords: 1,
  run,
};

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const [file] = positionals;
  if (file === undefined)
    throw cliErrors.create("bad-usage", { problem: "Name the stored report.", command: "report" });
  const stored = await readReport(file);
  const files = readReportFiles(values);
  if (Object.keys(files).length === 0) {
    for (const line of [...renderReport(stored, terminal), ...renderMetrics(stored, terminal)])
      terminal.print(line);
    return 0;
  }
  for (const written of await writeReportFiles(stored, files, { signal }))
    terminal.print(`Written: ${written}`);
  return 0;
}
