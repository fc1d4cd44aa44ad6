/** @file Options of every command that reads a source. */
import type { ParseArgsOptionsConfig } from "node:util";
import type { SourceOptions } from "@semblance/io";
import type { CommandCall } from "../command.ts";
import { cliErrors } from "../errors.ts";

export const sourceOptions = {
  share: { type: "string" },
  root: { type: "string" },
  seed: { type: "string" },
  row: { type: "string" },
  delimiter: { type: "string" },
  quote: { type: "string" },
  encoding: { type: "string" },
  rejects: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

export interface SourceChoice {
  readonly source: SourceOptions;
  /** Read only this share of the rows. */
  readonly share?: number;
  readonly root?: string;
  readonly seed: number;
}

const formatOptions = ["row", "delimiter", "quote", "encoding"] as const;

export function readSourceOptions(values: CommandCall["values"], command: string): SourceChoice {
  const given = formatOptions.filter((name) => typeof values[name] === "string");
  const format = Object.fromEntries(given.map((name) => [name, values[name] as string]));
  const share = readNumber(values, "share", command);
  if (share !== undefined && !(share > 0 && share <= 1))
    throw cliErrors.create("bad-usage", { problem: "--share is more than 0 and at most 1.", command });
  return {
    source: {
      ...(given.length > 0 && { format }),
      ...(typeof values["rejects"] === "string" && { rejectsFolder: values["rejects"] }),
    },
    ...(share !== undefined && { share }),
    ...(typeof values["root"] === "string" && { root: values["root"] }),
    seed: readSeed(values, command),
  };
}

export function readSeed(values: CommandCall["values"], command: string): number {
  const seed = readNumber(values, "seed", command) ?? 1;
  if (Number.isSafeInteger(seed)) return seed;
  throw cliErrors.create("bad-usage", { problem: "--seed is a whole number.", command });
}

function readNumber(values: CommandCall["values"], name: string, command: string): number | undefined {
  const text = values[name];
  if (typeof text !== "string") return undefined;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number))
    throw cliErrors.create("bad-usage", { problem: `--${name} wants a number.`, command });
  return number;
}
