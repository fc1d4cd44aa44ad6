/** @file `semblance monitor REFERENCE -`: is what comes in still like the reference? */
import { type MonitorOptions, openMonitor, type Thresholds } from "@semblance/engine/quality";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import { type LoadedReference, loadReference } from "./load-reference.ts";
import { openRows } from "./open-rows.ts";
import { renderWindow, renderWindowJson } from "./render-window.ts";
import { tellFirst, tellNote, tellSummary } from "./tell-notes.ts";
import { watchRows } from "./watch-rows.ts";

const GATE_NOT_MET = 3;
const INTERRUPTED = 130;
const MOST_WINDOW_ROWS = 100_000_000;

export const monitor: Command = {
  usage: "REFERENCE ROWS [options]",
  details: [
    "Judges rows window by window against a reference as they come in: distributions, categories, missing",
    "values, ranges, copies and repeats. Prints a line a window; memory stays the same however long it runs.",
    "",
    "  REFERENCE          a file, or a folder or .zip of tables",
    "  ROWS               - for stdin, one JSON object a line; or a file",
    "  --window 1000      rows of a window",
    "  --min-score .9     what every column and metric is to reach, and their mean",
    "  --max-copies .01   share of rows that may equal a row of the reference (default: no limit)",
    "  --max-repeats .1   share of rows that may equal an earlier one of the window (default: no limit)",
    "  --schema FILE      types, keys and bounds; without it they are found in the reference",
    "  --table NAME       which table of the reference, where there are several",
    "  --ignore A,B       columns that are not compared, such as times that always move on",
    "  --json             each window as a JSON object on a line of its own, with every score and alert",
    "  --once             end after the first window",
    "",
    "Exit code 3 when any window alerted. Lines that cannot be read are counted and passed over.",
    "",
    "Examples",
    "  tail -f orders.ndjson | semblance monitor orders.csv - --ignore created_at",
    "  generate | semblance monitor real.parquet - --window 5000 --max-copies .01 --json",
    "  semblance monitor may.csv june.csv --min-score .95",
  ].join("\n"),
  options: {
    window: { type: "string" },
    "min-score": { type: "string" },
    "max-copies": { type: "string" },
    "max-repeats": { type: "string" },
    schema: { type: "string" },
    table: { type: "string" },
    ignore: { type: "string" },
    json: { type: "boolean" },
    once: { type: "boolean" },
    ...sourceOptions,
  },
  maxWords: 2,
  run,
};

async function run(call: CommandCall): Promise<number> {
  const { terminal, values, positionals, signal } = call;
  const [address, rowsAddress] = positionals;
  if (address === undefined || rowsAddress === undefined)
    throw misused("Name the reference and where the rows come from (- for stdin).");
  const options = readMonitorOptions(values);
  const { source } = readSourceOptions(values, "monitor");
  const { reference, schema, notes } = await load(address, call);
  for (const note of notes) tellNote(terminal, note);
  const choice = { address: rowsAddress, table: reference.table, schema, onRejected: tellFirst(terminal) };
  const rows = await openRows(choice, source, { signal });
  const print = values["json"] === true ? renderWindowJson : renderWindow;
  try {
    const { windows, alerts, summary } = await watchRows(rows.stream, openMonitor(reference, options), {
      isOnce: values["once"] === true,
      signal,
      print: (window) => terminal.print(print(window, terminal)),
    });
    if (summary !== undefined) tellSummary(terminal, reference.table, summary);
    if (signal.aborted) return INTERRUPTED;
    if (windows === 0) throw cliErrors.create("no-rows-came", { table: reference.table });
    return alerts > 0 ? GATE_NOT_MET : 0;
  } finally {
    await rows.close();
  }
}

async function load(address: string, { terminal, values, signal }: CommandCall): Promise<LoadedReference> {
  const { source, share, seed } = readSourceOptions(values, "monitor");
  const progress = openProgressLine(terminal.progressScreen);
  const choice = {
    address,
    schemaFile: readOption(values, "schema"),
    table: readOption(values, "table"),
    ignored: readOption(values, "ignore")?.split(",") ?? [],
    ...(share !== undefined && { sample: { share, seed } }),
  };
  try {
    return await loadReference(choice, source, { signal, onProgress: progress.listen });
  } finally {
    progress.clear();
  }
}

function readMonitorOptions(values: CommandCall["values"]): MonitorOptions {
  const windowRows = readNumber(values, "window", { least: 1, most: MOST_WINDOW_ROWS, isWhole: true });
  return { ...(windowRows !== undefined && { windowRows }), thresholds: readThresholds(values) };
}

function readThresholds(values: CommandCall["values"]): Thresholds {
  const share = { least: 0, most: 1, isWhole: false };
  const score = readNumber(values, "min-score", share);
  const copies = readNumber(values, "max-copies", share);
  const repeats = readNumber(values, "max-repeats", share);
  return {
    ...(score !== undefined && { score }),
    ...(copies !== undefined && { copies }),
    ...(repeats !== undefined && { repeats }),
  };
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

function readNumber(
  values: CommandCall["values"],
  name: string,
  { least, most, isWhole }: NumberRange,
): number | undefined {
  const text = readOption(values, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== "" && number >= least && number <= most && (!isWhole || Number.isInteger(number)))
    return number;
  throw misused(`--${name} is a ${isWhole ? "whole " : ""}number from ${least} to ${most}.`);
}

function misused(problem: string) {
  return cliErrors.create("bad-usage", { problem, command: "monitor" });
}
