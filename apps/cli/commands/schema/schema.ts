/** @file `semblance schema validate|diff|export`: work on descriptions of tables, with or without their data. */
import { schemaFormatNames } from "@semblance/engine/table";
import type { Command, CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { diff } from "./diff.ts";
import { exportSchema } from "./export.ts";
import { validate } from "./validate.ts";

const verbs: Readonly<Record<string, (call: CommandCall) => Promise<number>>> = {
  validate,
  diff,
  export: exportSchema,
};

export const schema: Command = {
  usage: "validate SCHEMA | diff BEFORE AFTER | export SCHEMA --to FORMAT",
  details: [
    "Checks, compares and translates descriptions of tables. SCHEMA is a file, or - for stdin, in any of",
    `these formats: ${schemaFormatNames.join(", ")}.`,
    "",
    "  validate SCHEMA        what is wrong with it: misspelt keys, tables and columns that are not there,",
    "                         keys that lead nowhere, rules that cannot be used",
    "    --data SOURCE        also beside the data: types, nulls, ranges, repeated keys and orphans, counted",
    "  diff BEFORE AFTER      what is different, and which differences break",
    "  export SCHEMA          the same in another format, on stdout; what that cannot say, on stderr",
    "    --to FORMAT          one of the formats above",
    "    -o, --output FILE    into a file instead",
    "",
    "  --from FORMAT          what SCHEMA is, where it is not recognised",
    "  --json                 the answer as JSON, for programs (validate, diff)",
    "",
    "Exit code 1 when validate finds errors (not for warnings), and when diff finds breaking differences.",
    "",
    "Examples",
    "  semblance schema validate shop.schema.json --data shop/",
    "  pg_dump --schema-only shop | semblance schema export - --to yaml -o shop.yaml",
    "  semblance schema diff old.yaml new.sql",
  ].join("\n"),
  options: {
    data: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    output: { type: "string", short: "o" },
    json: { type: "boolean" },
  },
  maxWords: 3,
  run,
};

async function run(call: CommandCall): Promise<number> {
  const [name = "", ...words] = call.positionals;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined) {
    const problem = `Say what to do: ${Object.keys(verbs).join(", ")}.`;
    throw cliErrors.create("bad-usage", { problem, command: "schema" });
  }
  return verb({ ...call, positionals: words });
}
