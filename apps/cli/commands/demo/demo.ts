/** @file `semblance demo`: a twin of a table that comes along, so that everybody can see one in a minute. */
import { userInfo } from "node:os";
import { join } from "node:path";
import type { Command, CommandCall } from "../../command.ts";
import { readOption } from "../../read-option.ts";
import { readGeneratorOptions } from "../fit/generator-options.ts";
import { readSeed } from "../source-options.ts";
import { runTwin } from "../twin/twin.ts";

const TABLE = join(import.meta.dirname, "..", "..", "demo", "birdstrikes.csv.gz");
const HOLDOUT_SHARE = 0.2;

export const demo: Command = {
  usage: "[-o DIR]",
  details: [
    "Makes a twin of a table that comes along (10,000 birds that met aircraft, of the United States' Federal",
    "Aviation Administration, public domain) and a report on it. Nothing else is needed.",
    "",
    "  -o DIR             where to (default: semblance-demo, here); --replace replaces a twin that is there",
    "  --json             the manifest, for programs",
    "  --seed N           the same seed gives the same twin (default 1)",
    "",
    "Then open semblance-demo/report.html, and try `semblance twin` with a table of your own.",
  ].join("\n"),
  options: {
    output: { type: "string", short: "o" },
    replace: { type: "boolean" },
    json: { type: "boolean" },
    seed: { type: "string" },
  },
  maxWords: 0,
  run,
};

async function run({ terminal, values, signal }: CommandCall): Promise<number> {
  const order = {
    source: {
      address: TABLE,
      tableName: undefined,
      schemaFile: undefined,
      source: {},
      seed: readSeed(values, "demo"),
    },
    generator: await readGeneratorOptions({}, "demo"),
    folder: readOption(values, "output") ?? "semblance-demo",
    isReplacing: values["replace"] === true,
    holdoutShare: HOLDOUT_SHARE,
    rows: undefined,
    format: "csv",
    by: userInfo().username,
  } as const;
  return runTwin(order, { terminal, signal, isJson: values["json"] === true });
}
