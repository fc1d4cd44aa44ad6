/** @file Options of every command that learns one table of a source. */
import type { ParseArgsOptionsConfig } from "node:util";
import type { CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { readOption } from "../../read-option.ts";
import { readSourceOptions, sourceOptions } from "../source-options.ts";
import type { TableChoice } from "./load-one-table.ts";

const { root: _, ...oneTable } = sourceOptions;

export const tableOptions = {
  schema: { type: "string" },
  table: { type: "string" },
  ...oneTable,
} as const satisfies ParseArgsOptionsConfig;

export const tableDetails: readonly string[] = [
  "  SOURCE             a file, or a folder or .zip of tables (with --table)",
  "  --table NAME       which table to learn, where SOURCE has several",
  "  --schema FILE      types, keys, rules and entities; without it they are found",
];

export function readTableOptions(
  { values, positionals }: Pick<CommandCall, "values" | "positionals">,
  command: string,
): TableChoice {
  const [address] = positionals;
  if (address === undefined)
    throw cliErrors.create("bad-usage", { problem: "Name the table to learn from.", command });
  return {
    ...readSourceOptions(values, command),
    address,
    tableName: readOption(values, "table"),
    schemaFile: readOption(values, "schema"),
  };
}

/** A whole number of at least one; undefined where the option was not given. */
export function readCountOption(
  values: CommandCall["values"],
  name: string,
  command: string,
): number | undefined {
  const text = readOption(values, name);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\s*\d+\s*$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  throw cliErrors.create("bad-usage", { problem: `--${name} is a whole number of at least 1.`, command });
}
