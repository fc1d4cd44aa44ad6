/** @file `semblance fit SOURCE -o MODEL`: learns a table and keeps what it learned. */

import { writeModelFile } from "@semblance/engine/synth";
import { detectSchema } from "@semblance/engine/table";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { readVersion } from "../../read-version.ts";
import { refuseExisting } from "../../refuse-existing.ts";
import { openStageLine } from "../../stage-line.ts";
import { makePlain } from "../../text-table.ts";
import { generatorDetails, generatorOptions, readGeneratorOptions } from "./generator-options.ts";
import { loadOneTable } from "./load-one-table.ts";
import { renderLearned } from "./render-learned.ts";
import { readTableOptions, tableDetails, tableOptions } from "./table-options.ts";

export const fit: Command = {
  usage: "SOURCE -o MODEL.semblance [options]",
  details: [
    "Learns a table and writes what it learned to a file, from which `semblance sample` draws any number of",
    "rows. The file holds no row of the table, and no value that fewer than five rows have.",
    "",
    ...tableDetails,
    "  -o FILE            where to keep the model; --replace overwrites one that is there",
    ...generatorDetails,
    "  --json             all that was learned, for programs",
    "  --seed N           the same seed gives the same model (default 1)",
    "",
    "Examples",
    "  semblance fit customers.csv -o customers.semblance",
    "  semblance fit shop/ --table customer --schema shop.schema.json --time-budget 2m -o customer.semblance",
  ].join("\n"),
  options: {
    output: { type: "string", short: "o" },
    replace: { type: "boolean" },
    json: { type: "boolean" },
    ...generatorOptions,
    ...tableOptions,
  },
  maxWords: 1,
  run,
};

const stages = {
  read: { title: "Reading", weight: 1, unit: "bytes" },
  inspect: { title: "Looking at columns", weight: 1, unit: "tables" },
  fit: { title: "Learning", weight: 10, unit: "steps" },
} as const;

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const choice = readTableOptions({ values, positionals }, "fit");
  const { kind, settings, ...context } = await readGeneratorOptions(values, "fit");
  const file = readOption(values, "output");
  if (file === undefined)
    throw cliErrors.create("bad-usage", { problem: "Say where to keep the model: -o FILE.", command: "fit" });
  await refuseExisting(file, values["replace"] === true);
  const line = openProgressLine(terminal.progressScreen);
  const track = openStageLine({ line, stages, signal });
  try {
    const { table, known, notes } = await track.run("read", (work) => loadOneTable(choice, work));
    const tables = new Map([[table.name, table]]);
    const { schema } = await track.run("inspect", async (work) =>
      detectSchema(tables, known === undefined ? {} : { known }, work),
    );
    const generator = await track.run("fit", (work) =>
      kind.fit({ tables, schema, seed: choice.seed }, settings, { ...context, ...work }),
    );
    await writeModelFile(file, generator, { programVersion: readVersion(), createdAt: new Date() });
    line.clear();
    for (const note of notes) terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    const { fittedRows } = generator;
    if (values["json"]) terminal.print(JSON.stringify({ ...generator.describe(), fittedRows }, null, 2));
    else for (const text of renderLearned(generator, terminal)) terminal.print(text);
    terminal.complain(`Written: ${makePlain(file)}`);
    return 0;
  } finally {
    line.clear();
  }
}
