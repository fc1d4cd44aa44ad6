/** @file The server's process: settings in, one line out, signals, exit codes (1 failed, 2 wrong settings). */
import { isSemblanceError } from "@semblance/engine/base";
import { type Config, readConfig } from "./config.ts";
import { isLoopback } from "./http/allowed-hosts.ts";
import { openLog } from "./log.ts";
import { startServer } from "./start-server.ts";

/** A second Ctrl+C within the drain means: now. The first also reaches us twice, through npm and the terminal. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

/** Beyond the drain, the database may take its time to write everything down. */
const LAST_MOMENT_MS = 25_000;

function explainAndExit(error: unknown, exitCode: number): never {
  if (isSemblanceError(error)) process.stderr.write(`${error.message} [${error.code}]\n${error.todo}\n`);
  else
    process.stderr.write(`Semblance met an error it has no words for:\n${(error as Error).stack ?? error}\n`);
  process.exit(exitCode);
}

function loadConfig(): Config {
  try {
    return readConfig();
  } catch (error) {
    return explainAndExit(error, 2);
  }
}

const config = loadConfig();
const log = openLog(config);
let stopping: number | undefined;
const server = startServer({ config, log, onFatal: (error) => void end(error) });

async function end(failure?: Error): Promise<void> {
  if (stopping !== undefined) {
    if (performance.now() - stopping > SECOND_SIGNAL_AFTER_MS) process.exit(failure === undefined ? 130 : 1);
    return;
  }
  stopping = performance.now();
  setTimeout(() => process.exit(1), config.drainSeconds * 1_000 + LAST_MOMENT_MS).unref();
  // Asked to stop while starting: finish the start, then stop, so that nothing stays behind.
  const running = await server.catch(() => undefined);
  const { clean } = (await running?.stop()) ?? { clean: true };
  if (failure !== undefined) explainAndExit(failure, 1);
  process.exit(clean ? 0 : 1);
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end());
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "uncaught exception");
  void end(error);
});

try {
  const { url } = await server;
  if (!isLoopback(config.host))
    process.stderr.write(
      `Listening on ${config.host}: everybody who reaches this machine can reach Semblance.\n`,
    );
  if (stopping === undefined) process.stdout.write(`Semblance is running at ${url} (Ctrl+C stops it)\n`);
} catch (error) {
  explainAndExit(error, 1);
}
