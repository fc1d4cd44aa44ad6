/** @file `semblance schema export SCHEMA --to FORMAT [-o FILE]` */
import type { CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { readOption } from "../../read-option.ts";
import { writeWhole } from "../../write-whole.ts";
import { requireFormat, requireSchemaFile, requireWords } from "./read-schema-file.ts";
import { complainNotes } from "./render-notes.ts";

export async function exportSchema({ terminal, values, positionals }: CommandCall): Promise<number> {
  const [path = ""] = requireWords(positionals, ["SCHEMA"]);
  const to = readOption(values, "to");
  if (to === undefined)
    throw cliErrors.create("bad-usage", {
      problem: "Say with --to which format it is to be.",
      command: "schema",
    });
  const format = requireFormat(to);
  const { schema, notes } = await requireSchemaFile(path, { from: readOption(values, "from") });
  const exported = format.export(schema);
  complainNotes([...notes, ...exported.notes], terminal);
  const output = readOption(values, "output");
  if (output === undefined) terminal.print(exported.text.trimEnd());
  else await writeWhole(output, exported.text);
  return 0;
}
