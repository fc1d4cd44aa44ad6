/** @file `semblance compare SOURCE`: several generators on one table, with the same rows held back and one judge. */
import { userInfo } from "node:os";
import { basename } from "node:path";
import { findGeneratorKind, type GeneratorKind, generatorKinds } from "@semblance/engine/synth";
import type { Command, CommandCall } from "../../command.ts";
import { openProgressLine, type ProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { openStageLine } from "../../stage-line.ts";
import { makePlain } from "../../text-table.ts";
import { writeWhole } from "../../write-whole.ts";
import { readTimeBudget } from "../fit/generator-options.ts";
import { loadOneTable } from "../fit/load-one-table.ts";
import { readTableOptions, tableDetails, tableOptions } from "../fit/table-options.ts";
import { holdoutDetails, holdoutOptions, readHoldoutShare } from "../twin/holdout-options.ts";
import { judgeTwin } from "../twin/judge-twin.ts";
import { learnTwin, type PreparedTable, prepareTable } from "../twin/learn-twin.ts";
import { twinStages } from "../twin/make-twin.ts";
import { type ComparedGenerator, readScores, renderComparison } from "./scores.ts";

export const compare: Command = {
  usage: "SOURCE [options]",
  details: [
    "Learns one table with several generators and judges their twins: the same rows held back, the same seed,",
    "the same measures. `fresh real rows` is what the rows held back score in a twin's place.",
    "",
    ...tableDetails,
    "  --generators A,B   only these (default: all)",
    ...holdoutDetails.slice(0, 2),
    "  --time-budget 60s  how long each may learn",
    "  -o FILE            the scores as JSON into a file as well",
    "  --json             the scores as JSON, for programs",
    "  --seed N           for all that draws (default 1)",
    "",
    "Examples",
    "  semblance compare customers.csv",
    "  semblance compare customers.csv --generators autoregressive,independent --json",
  ].join("\n"),
  options: {
    output: { type: "string", short: "o" },
    generators: { type: "string" },
    "time-budget": { type: "string" },
    json: { type: "boolean" },
    "holdout-share": holdoutOptions["holdout-share"],
    ...tableOptions,
  },
  maxWords: 1,
  run,
};

/** What the table of scores shows, and no more: each twin is judged in seconds. */
const METRICS = ["C2ST", "TSTR", "NewRowSynthesis"];
const ATTACKS = ["copies", "dcr-overfitting-protection"];

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const source = readTableOptions({ values, positionals }, "compare");
  const kinds = readKinds(readOption(values, "generators"));
  const timeBudgetMs = readTimeBudget(values, "compare");
  const share = readHoldoutShare(values, "compare");
  const { seed } = source;
  const line = openProgressLine(terminal.progressScreen);
  const compared: ComparedGenerator[] = [];
  try {
    const track = openStageLine({ line, stages: twinStages, signal });
    const loaded = await track.run("read", (work) => loadOneTable(source, work));
    const prepared = await track.run("inspect", async (work) => prepareTable(loaded, { share, seed }, work));
    const rows = loaded.table.rowCount;
    const order = { prepared, rows, seed, source: basename(source.address), notes: loaded.notes };
    for (const kind of kinds)
      compared.push(
        await tryKind(kind, { ...order, ...(timeBudgetMs !== undefined && { timeBudgetMs }) }, line, signal),
      );
    line.clear();
    for (const note of loaded.notes)
      terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    await tell(compared, readOption(values, "output"), values["json"] === true, terminal);
    return 0;
  } finally {
    line.clear();
  }
}

function readKinds(text: string | undefined): readonly GeneratorKind[] {
  if (text === undefined) return [...generatorKinds.values()];
  const names = text.split(",").map((name) => name.trim());
  return [...new Set(names)].map(findGeneratorKind);
}

interface Trial {
  readonly prepared: PreparedTable;
  readonly rows: number;
  readonly seed: number;
  readonly timeBudgetMs?: number;
  readonly source: string;
  readonly notes: readonly string[];
}

async function tryKind(
  kind: GeneratorKind,
  { prepared, rows, seed, timeBudgetMs, source, notes }: Trial,
  line: ProgressLine,
  signal: AbortSignal,
): Promise<ComparedGenerator> {
  const { read: _, inspect: __, ...own } = twinStages;
  const track = openStageLine({ line, stages: own, signal, title: kind.name });
  const budget = timeBudgetMs === undefined ? {} : { timeBudgetMs };
  const settings = kind.settings.parse({});
  const { twin, seconds } = await learnTwin(prepared, { kind, settings, rows, seed, ...budget }, track);
  const about = { createdAt: new Date(), by: userInfo().username, source, notes };
  const report = await judgeTwin(
    { prepared, twin, seed, ...about, metrics: METRICS, attacks: ATTACKS },
    track,
  );
  return readScores(kind.name, report, seconds);
}

async function tell(
  compared: readonly ComparedGenerator[],
  file: string | undefined,
  isJson: boolean,
  terminal: CommandCall["terminal"],
): Promise<void> {
  const json = JSON.stringify(compared, null, 2);
  if (file !== undefined) await writeWhole(file, `${json}\n`);
  if (isJson) terminal.print(json);
  else for (const text of renderComparison(compared, terminal)) terminal.print(text);
  if (file !== undefined) terminal.complain(`Written: ${makePlain(file)}`);
}
