/** @file The process around the command line: arguments in, exit code out. */
import { readEnvironment } from "./environment.ts";
import { runCli } from "./run-cli.ts";
import { openTerminal } from "./terminal.ts";

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const environment = readEnvironment(process.stdout.isTTY ?? false);
const interruption = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.on(name, () => {
    // Asked twice: somebody is in a hurry.
    if (interruption.signal.aborted) process.exit(130);
    interruption.abort(new Error(name));
  });

process.exitCode = await runCli(process.argv.slice(2), openTerminal(environment), interruption.signal);
