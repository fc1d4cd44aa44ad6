/** @file Options of every command that holds rows back to judge by. */
import type { ParseArgsOptionsConfig } from "node:util";
import type { CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { readOption } from "../../read-option.ts";

export const holdoutOptions = {
  "holdout-share": { type: "string" },
  "no-holdout": { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

export const holdoutDetails: readonly string[] = [
  "  --holdout-share .2 share of the rows that is not learned from but judged by; rows of one person (the",
  "                     schema's `entity`) stay together",
  "  --no-holdout       learn from all rows: then nothing tells what fresh real rows would score, how useful",
  "                     the twin is, and whether most attacks on privacy would succeed",
];

const DEFAULT_SHARE = 0.2;

/** Undefined where no row is held back. */
export function readHoldoutShare(values: CommandCall["values"], command: string): number | undefined {
  const text = readOption(values, "holdout-share");
  if (values["no-holdout"] === true) {
    if (text === undefined) return undefined;
    throw cliErrors.create("bad-usage", {
      problem: "--holdout-share and --no-holdout exclude each other.",
      command,
    });
  }
  if (text === undefined) return DEFAULT_SHARE;
  const share = Number(text);
  if (text.trim() !== "" && share > 0 && share < 1) return share;
  throw cliErrors.create("bad-usage", {
    problem: "--holdout-share is more than 0 and less than 1.",
    command,
  });
}
