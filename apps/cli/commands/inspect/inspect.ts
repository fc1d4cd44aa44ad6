/** @file `semblance inspect SOURCE`: what is in these files? A schema, with how sure each part of it is and why. */
import { detectSchema, tidySchema } from "@semblance/engine/table";
import { openSource } from "@semblance/io";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { openProgressLine } from "../../progress-line.ts";
import { makePlain } from "../../text-table.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import { findKept } from "./find-kept.ts";
import { loadSource } from "./load-source.ts";
import { renderInspection } from "./render-inspection.ts";

export const inspect: Command = {
  usage: "SOURCE [options]",
  details: [
    "Looks at a file, a folder or a zip of tables and says what they are: types, keys, relationships,",
    "personal data and rules, each with how sure it is. Changes nothing.",
    "",
    "  SOURCE             .csv .tsv .json .ndjson .parquet .xlsx .xml, also with .gz or .zst; a folder or",
    "                     .zip of them is a database, one table a file",
    "  --json             the schema as JSON, with the evidence for each guess; data for programs",
    "  --evidence         every guess and what speaks for it",
    "  --schema FILE      what is known already; only the rest is guessed",
    "  --share .1         look at a tenth of the rows: of a database, rows of one table and all that",
    "                     belongs to them (--root TABLE chooses it)",
    "  --row NAME         XML: the element that is a row",
    "  --delimiter, --quote, --encoding    CSV, where guessing fails",
    "  --rejects FOLDER   where to keep rows that cannot be read",
    "",
    "Examples",
    "  semblance inspect customers.csv",
    "  semblance inspect shop/ --json > shop.schema.json",
    "  semblance inspect export.zip --share .05 --root customer",
  ].join("\n"),
  options: {
    json: { type: "boolean" },
    evidence: { type: "boolean" },
    schema: { type: "string" },
    ...sourceOptions,
  },
  maxWords: 1,
  run,
};

async function run({ terminal, values, positionals, signal }: CommandCall): Promise<number> {
  const [address] = positionals;
  if (address === undefined)
    throw cliErrors.create("bad-usage", { problem: "Name a file, a folder or a zip.", command: "inspect" });
  const choice = readSourceOptions(values, "inspect");
  const progress = openProgressLine(terminal.progressScreen);
  const context = { signal, onProgress: progress.listen };
  try {
    const source = await openSource(address, choice.source);
    try {
      const loaded = await loadSource(
        source,
        { ...choice, address, schemaFile: values["schema"] as string },
        context,
      );
      const known = loaded.known === undefined ? {} : { known: loaded.known };
      const detected = detectSchema(loaded.database, known, context);
      const kept = values["json"]
        ? []
        : await findKept(loaded.database, detected.schema, { seed: choice.seed, signal });
      progress.clear();
      const withEvidence = values["evidence"] === true;
      if (values["json"]) terminal.print(renderJson(detected));
      else
        for (const line of renderInspection(
          { ...detected, kept, notes: loaded.notes, withEvidence },
          terminal,
        ))
          terminal.print(line);
      if (values["json"]) for (const note of loaded.notes) terminal.complain(`Note ${makePlain(note)}`);
      return 0;
    } finally {
      await source.close();
    }
  } finally {
    progress.clear();
  }
}

function renderJson({
  schema,
  guesses,
}: Pick<ReturnType<typeof detectSchema>, "schema" | "guesses">): string {
  return JSON.stringify({ ...tidySchema(schema), evidence: guesses }, null, 2);
}
