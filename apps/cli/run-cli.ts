/** @file From words typed to an exit code: 0 done, 1 failed, 2 misused, 130 interrupted. */
import { parseArgs } from "node:util";
import { isSemblanceError } from "@semblance/engine/base";
import type { Command } from "./command.ts";
import { cliErrors } from "./errors.ts";
import { readVersion } from "./read-version.ts";
import { commands } from "./registry.ts";
import type { Terminal } from "./terminal.ts";

const USAGE_CODES: ReadonlySet<string> = new Set(["unknown-command", "bad-usage"]);

export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  try {
    return await dispatch(args, terminal, signal);
  } catch (error) {
    return reportError(error, terminal);
  }
}

async function dispatch(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    terminal.print(renderHelp(terminal));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version" || name === "-v") {
    terminal.print(readVersion());
    return 0;
  }
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) throw unknownCommand(name);
  const command = await entry.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.print(renderCommandHelp(name, command, terminal));
    return 0;
  }
  return command.run({ terminal, signal, ...parseCall(name, command, rest) });
}

function unknownCommand(name: string) {
  const near = commands.find((command) => command.name.startsWith(name.slice(0, 3)));
  const hint = near === undefined ? "" : ` (did you mean "${near.name}"?)`;
  return cliErrors.create("unknown-command", { command: name, hint });
}

function parseCall(name: string, command: Command, args: string[]) {
  try {
    const parsed = parseArgs({ args, options: command.options, allowPositionals: true, strict: true });
    const extra = parsed.positionals[command.maxWords];
    if (extra !== undefined) throw new Error(`"${extra}" does not belong here.`);
    return parsed;
  } catch (error) {
    const problem = (error as Error).message.replace(/\. To specify a positional argument.*$/s, ".");
    throw cliErrors.create("bad-usage", { problem, command: name }, { cause: error });
  }
}

function reportError(error: unknown, terminal: Terminal): number {
  if (!isSemblanceError(error)) throw error;
  terminal.complain(
    `${terminal.paint("red", "Error")} ${error.message} ${terminal.paint("dim", `[${error.code}]`)}`,
  );
  terminal.complain(error.todo);
  if (error.code === "cancelled") return 130;
  return USAGE_CODES.has(error.code) ? 2 : 1;
}

function renderHelp({ paint }: Terminal): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    `${paint("bold", "semblance")} learns a database and gives back a synthetic twin.`,
    "",
    "Usage: semblance COMMAND [options]",
    "",
    paint("bold", "Commands"),
    ...rows,
    "",
    paint("bold", "Options"),
    "  --help       this text; behind a command, the command's own",
    "  --version    the version",
    "",
    "Exit codes: 0 done, 1 failed, 2 misused, 3 a gate was not met, 130 interrupted.",
  ].join("\n");
}

function renderCommandHelp(name: string, { usage, details }: Command, { paint }: Terminal): string {
  return [`Usage: ${paint("bold", `semblance ${name}`)} ${usage}`.trimEnd(), "", details].join("\n");
}
