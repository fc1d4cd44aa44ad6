/** @file What a command of the command line is; `commands/` holds one per file, `registry.ts` lists them. */
import type { ParseArgsOptionsConfig } from "node:util";
import type { Terminal } from "./terminal.ts";

export interface Command {
  /** What stands behind the name in the usage line. */
  readonly usage: string;
  readonly details: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words may follow the options. */
  readonly maxWords: number;
  /** Answers with the exit code: 0 done, 1 failed. Usage errors (2) and coded errors are thrown. */
  run(call: CommandCall): Promise<number>;
}

export interface CommandCall {
  readonly terminal: Terminal;
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  /** Fires at Ctrl-C; long work then stops and leaves nothing half-written. */
  readonly signal: AbortSignal;
}
