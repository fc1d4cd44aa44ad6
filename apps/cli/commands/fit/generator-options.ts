/** @file Options of every command that fits a generator: its kind, its settings, how long it may take. */
import { readFile } from "node:fs/promises";
import type { ParseArgsOptionsConfig } from "node:util";
import { findGeneratorKind, type GeneratorKind, generatorKinds } from "@semblance/engine/synth";
import { readDocument } from "@semblance/engine/table";
import type { CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { readOption } from "../../read-option.ts";
import { parseDuration } from "./parse-duration.ts";

export const generatorOptions = {
  generator: { type: "string" },
  settings: { type: "string" },
  "time-budget": { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

export const generatorDetails: readonly string[] = [
  "  --generator NAME   how to learn (default autoregressive); independent learns each column alone",
  "  --settings FILE    settings of the generator, YAML or JSON; what is not set is chosen for the data",
  "  --time-budget 60s  how long learning may take",
];

export interface GeneratorChoice {
  readonly kind: GeneratorKind;
  /** Checked by the kind. */
  readonly settings: unknown;
  readonly timeBudgetMs?: number;
}

export async function readGeneratorOptions(
  values: CommandCall["values"],
  command: string,
): Promise<GeneratorChoice> {
  const [byDefault = ""] = generatorKinds.keys();
  const kind = findGeneratorKind(readOption(values, "generator") ?? byDefault);
  const timeBudgetMs = readTimeBudget(values, command);
  const file = readOption(values, "settings");
  const settings = checkSettings(kind, file === undefined ? {} : await readSettingsFile(file), file);
  return { kind, settings, ...(timeBudgetMs !== undefined && { timeBudgetMs }) };
}

export function readTimeBudget(values: CommandCall["values"], command: string): number | undefined {
  const text = readOption(values, "time-budget");
  if (text === undefined) return undefined;
  const durationMs = parseDuration(text);
  if (durationMs !== undefined) return durationMs;
  throw cliErrors.create("bad-usage", {
    problem: "--time-budget is a duration such as 60s, 5m or 1h.",
    command,
  });
}

async function readSettingsFile(file: string): Promise<unknown> {
  const read = readDocument(await readText(file));
  if ("issue" in read)
    throw cliErrors.create("settings-unreadable", { file, reason: read.issue.message.replace(/\.$/, "") });
  // A file of nothing but remarks sets nothing.
  return read.value ?? {};
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw cliErrors.create("no-such-file", { file }, { cause: error });
    throw cliErrors.create("settings-unreadable", { file, reason: code }, { cause: error });
  }
}

function checkSettings(kind: GeneratorKind, given: unknown, file = "the default"): unknown {
  const parsed = kind.settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const [first] = issues;
  const place = first === undefined || first.path.length === 0 ? "" : `${first.path.join(".")}: `;
  throw cliErrors.create("settings-refused", {
    file,
    generator: kind.name,
    count: issues.length,
    first: `${place}${first?.message ?? ""}`,
  });
}
