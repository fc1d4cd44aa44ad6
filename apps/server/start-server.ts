/**
 * @file Puts the server together: database, migrations, queue, HTTP; and takes it apart in the opposite order.
 * Whatever fails on the way up, what was opened before is closed again.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Config } from "./config.ts";
import { serverErrors } from "./errors.ts";
import { enterFleet } from "./features/instances/commands.ts";
import { isLoopback } from "./http/allowed-hosts.ts";
import { buildHttp } from "./http/build-http.ts";
import { drainHttp } from "./http/drain.ts";
import { describePortHolder, isPortTaken } from "./http/port-holder.ts";
import { openQueue } from "./jobs/queue.ts";
import { jobs } from "./jobs/registry.ts";
import type { Log } from "./log.ts";
import { openPool, prepareDatabase } from "./store/connect.ts";
import { isDatabaseRunning, openEmbedded } from "./store/embedded/open-embedded.ts";
import { inTurn } from "./store/in-turn.ts";
import { migrateToLatest } from "./store/migrate.ts";
import { type SoleUse, takeSoleUse } from "./store/sole-user.ts";
import { version } from "./version.ts";

export interface RunningServer {
  readonly url: string;
  stop(): Promise<{ clean: boolean }>;
}

export interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  /** Something the server cannot live without is gone; the process should end. */
  readonly onFatal: (error: Error) => void;
}

/** A start takes .4 s, making a database 1.5 s. */
const SLOW_START_MS = 8_000;

type ClosingStep = (remainingMs: number) => Promise<unknown>;

/** Closing steps, last opened first; each runs even if another fails. The drain time is for all of them. */
class ClosingStack {
  readonly #steps: ClosingStep[] = [];

  push(step: ClosingStep): void {
    this.#steps.push(step);
  }

  async closeAll({ config, log }: StartOptions): Promise<void> {
    const deadlineMs = performance.now() + config.drainSeconds * 1_000;
    for (const step of this.#steps.splice(0).reverse()) {
      const remainingMs = Math.max(0, deadlineMs - performance.now());
      await step(remainingMs).catch((error: unknown) =>
        log.error({ err: error }, "a part did not close cleanly"),
      );
    }
  }
}

export async function startServer(options: StartOptions): Promise<RunningServer> {
  const closing = new ClosingStack();
  try {
    return await assemble(options, closing);
  } catch (error) {
    await closing.closeAll(options);
    throw error;
  }
}

async function assemble(options: StartOptions, closing: ClosingStack): Promise<RunningServer> {
  const { config, log } = options;
  await refuseTakenPort(config);
  const store = await openStore(options, closing);
  const { pool, db } = openPool(store.url, (error) =>
    log.info({ err: error }, "an idle database connection broke"),
  );
  closing.push(() => pool.end());
  const queue = await inTurn(pool, store.url, async () => {
    await prepareDatabase(db, store.url);
    await migrateToLatest(db);
    return openQueue({
      runSql: (text, values) => pool.query(text, values),
      db,
      jobs,
      onError: (error) => log.error({ err: error }, "job queue"),
    });
  });
  closing.push((remainingMs) => queue.stop(remainingMs));

  const app = buildHttp({
    config,
    log,
    about: { version, database: store.description, dataFolder: config.dataFolder, startedAt: new Date() },
    checks: [
      { name: "database", check: async () => void (await pool.query("select 1")) },
      { name: "queue", check: () => queue.check() },
    ],
  });
  let clean = true;
  closing.push(async (remainingMs) => {
    clean = await drainHttp(app, remainingMs);
  });
  const url = await listen(app, config);
  const instance = { id: randomUUID(), host: hostname(), pid: process.pid, version, url };
  const presence = await enterFleet(db, instance, (error) => log.warn({ err: error }, "presence"));
  closing.push(() => presence.leave());
  await store.soleUse?.announce(`process ${process.pid} at ${url}`);
  return {
    url,
    async stop() {
      await closing.closeAll(options);
      return { clean };
    },
  };
}

interface OpenStore {
  readonly url: string;
  readonly description: string;
  readonly soleUse?: SoleUse;
}

async function openStore({ config, log, onFatal }: StartOptions, closing: ClosingStack): Promise<OpenStore> {
  if (config.databaseUrl !== undefined)
    return { url: config.databaseUrl, description: "your own PostgreSQL" };
  const folder = config.dataFolder;
  const slow = setTimeout(() => log.warn("waiting for the database: it may be recovering"), SLOW_START_MS);
  const embedded = await openEmbedded(folder).finally(() => clearTimeout(slow));
  const { url, isGone } = embedded;
  // A refused second server must not stop the first one's database: only who holds the right may.
  const soleUse = await takeSoleUse({ url, folder, isGone, onLost: onFatal });
  if (embedded.adopted) log.warn("took over the database that an earlier server left running");
  closing.push(() => embedded.stop());
  closing.push(() => soleUse.release());
  return { url, description: "built-in PostgreSQL", soleUse };
}

/** Before anything is made; unless a server may be at work on the same folder: then that is what to say. */
async function refuseTakenPort(config: Config): Promise<void> {
  const mayBeOurs = config.databaseUrl === undefined && isDatabaseRunning(config.dataFolder);
  if (mayBeOurs || config.port === 0 || !(await isPortTaken(config.port, config.host))) return;
  throw portTaken(config, await describePortHolder(config.port));
}

function portTaken({ port }: Config, holder: string, cause?: unknown): Error {
  return serverErrors.create("port-taken", { port, holder, other: port + 1 }, { cause });
}

async function listen(app: ReturnType<typeof buildHttp>, config: Config): Promise<string> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw portTaken(config, await describePortHolder(port), error);
    throw serverErrors.create("cannot-listen", { host, port, reason: code ?? "unknown" }, { cause: error });
  }
  const address = app.server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return `http://${isLoopback(host) || host === "0.0.0.0" || host === "::" ? "localhost" : host}:${bound}`;
}
