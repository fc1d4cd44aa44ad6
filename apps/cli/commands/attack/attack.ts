/** @file `semblance attack REAL SYNTHETIC`: can single persons be found again in this twin? */
import { runAttacks } from "@semblance/engine/quality/privacy";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import { makePlain } from "../../text-table.ts";
import { loadComparison } from "../evaluate/load-comparison.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import { renderAttacks } from "./render-attacks.ts";

const PRIVACY_FAILED = 3;

export const attack: Command = {
  usage: "REAL SYNTHETIC [options]",
  details: [
    "Attacks synthetic data as someone would who has it and wants to know who was in the real data.",
    "",
    "  REAL, SYNTHETIC    a file each, or a folder or .zip of tables each; REAL is what the twin was made from",
    "  --holdout SOURCE   real rows that the generator never saw: most attacks need them to know what chance gives",
    "  --schema FILE      types, keys, roles (`quasi`, `sensitive`) and entities; else they are found",
    "  --attacks A,B      only these; --attacks quick runs those that every report holds",
    "  --count N          targets of each attack that draws them (default 500)",
    "  --json             verdict, findings and every figure with its interval, for programs",
    "  --seed N           for attacks that draw (default 1)",
    "",
    "The exit code is 3 when the verdict is fail.",
    "",
    "Examples",
    "  semblance attack adult.csv twin.csv --holdout fresh.csv",
    "  semblance attack shop/ twin/ --holdout fresh/ --schema shop.schema.json --json",
  ].join("\n"),
  options: {
    json: { type: "boolean" },
    schema: { type: "string" },
    holdout: { type: "string" },
    attacks: { type: "string" },
    count: { type: "string" },
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
      command: "attack",
    });
  const { source, seed } = readSourceOptions(values, "attack");
  const options = readAttacks(values);
  const attackCount = readCount(values["count"]);
  const progress = openProgressLine(terminal.progressScreen);
  const context = { signal, onProgress: progress.listen };
  try {
    const { input, notes } = await loadComparison(
      { real, synthetic, holdout: readOption(values, "holdout"), schema: readOption(values, "schema") },
      source,
      context,
    );
    const result = await runAttacks(
      { ...input, seed, ...(attackCount !== undefined && { attackCount }) },
      options,
      context,
    );
    progress.clear();
    for (const note of notes) terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
    if (values["json"]) terminal.print(JSON.stringify({ seed, ...result }, null, 2));
    else for (const line of renderAttacks(result, terminal)) terminal.print(line);
    return result.verdict === "fail" ? PRIVACY_FAILED : 0;
  } finally {
    progress.clear();
  }
}

function readAttacks(values: CommandCall["values"]): Parameters<typeof runAttacks>[1] {
  const named = readOption(values, "attacks")
    ?.split(",")
    .map((name) => name.trim());
  if (named === undefined) return {};
  return { only: named.length === 1 && named[0] === "quick" ? "quick" : named };
}

function readCount(value: CommandCall["values"][string]): number | undefined {
  if (typeof value !== "string") return undefined;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 10 || count > 100_000)
    throw cliErrors.create("bad-usage", {
      problem: "--count is a whole number from 10 to 100000.",
      command: "attack",
    });
  return count;
}
