/**
 * @file The built-in database of a data folder: made if there is none, taken over if a killed server left it
 * running, recovered if it was killed itself; never used by two servers at once.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { storeErrors } from "../errors.ts";
import { type Binaries, binaryPath, findBinaries, majorVersion } from "./binaries.ts";
import { copyBinaries, createCluster, removeLeftovers } from "./create-cluster.ts";
import { DATABASE_USER, type DatabaseFiles, databaseFiles } from "./layout.ts";
import {
  endOrphanedSessions,
  findPostmaster,
  type Postmaster,
  spawnPostmaster,
  stopPostmaster,
} from "./postmaster.ts";
import { isAlive } from "./process-table.ts";
import { probeWay, type RunAs, wayOfOwner } from "./run-as.ts";

export interface EmbeddedDatabase {
  readonly url: string;
  /** A killed server had left it running. */
  readonly adopted: boolean;
  isGone(): boolean;
  stop(): Promise<void>;
}

/** Recovery after a crash replays at most `max_wal_size`; two minutes are plenty even on a slow disk. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;

export async function openEmbedded(dataFolder: string): Promise<EmbeddedDatabase> {
  try {
    return await open(dataFolder);
  } catch (error) {
    throw explainFileError(dataFolder, error);
  }
}

async function open(dataFolder: string): Promise<EmbeddedDatabase> {
  prepareFolder(dataFolder);
  const home = join(dataFolder, "database");
  const binaries = findBinaries();
  if (!existsSync(home)) await createCluster(binaries, realpathSync(dataFolder));
  const files = databaseFiles(realpathSync(home));
  const runAs = inspectCluster(files, binaries);
  const { postmaster, adopted } = await bringUp(withinReach(binaries, files, runAs), files, runAs);
  return {
    url: connectionUrl(postmaster.port, files),
    adopted,
    isGone: () => !isAlive(postmaster.pid),
    stop: () => stopPostmaster(postmaster, STOP_TIMEOUT_MS),
  };
}

/** Whether a server may be at work on this folder right now: its database runs. */
export function isDatabaseRunning(dataFolder: string): boolean {
  const home = join(dataFolder, "database");
  return existsSync(home) && findPostmaster(databaseFiles(realpathSync(home))) !== undefined;
}

function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeLeftovers(folder);
  const home = join(folder, "database");
  if (existsSync(home)) return;
  const link = lstatSync(home, { throwIfNoEntry: false });
  if (link !== undefined)
    throw storeErrors.create("data-folder-damaged", { folder, missing: readlinkSync(home) });
  const probe = join(folder, `.writable-${process.pid}`);
  mkdirSync(probe);
  rmdirSync(probe);
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);
const FORBIDDEN: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

function explainFileError(folder: string, error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (FULL.has(code)) return storeErrors.create("disk-full", { folder }, { cause: error });
  if (!FORBIDDEN.has(code)) return error;
  return storeErrors.create("data-folder-not-writable", { folder, reason: code }, { cause: error });
}

function inspectCluster(files: DatabaseFiles, binaries: Binaries): RunAs {
  const versionFile = join(files.cluster, "PG_VERSION");
  const { uid, gid } = statSync(files.home);
  const runAs = wayOfOwner({ uid, gid });
  if (runAs === undefined)
    throw storeErrors.create("data-folder-foreign", { folder: files.home, owner: uid });
  for (const path of [versionFile, files.password])
    if (!existsSync(path))
      throw storeErrors.create("data-folder-damaged", { folder: files.home, missing: path });
  const found = readFileSync(versionFile, "utf8").trim();
  const brought = majorVersion(binaries);
  if (found !== brought)
    throw storeErrors.create("data-folder-newer", { folder: files.home, found, brought });
  return runAs;
}

/** The account that owns the database may have no way to where npm put the programs. */
function withinReach(binaries: Binaries, files: DatabaseFiles, runAs: RunAs): Binaries {
  if (runAs.kind !== "account") return binaries;
  const refusal = probeWay(runAs, binaryPath(binaries, "postgres"), files.cluster);
  return refusal === undefined ? binaries : copyBinaries(binaries);
}

async function bringUp(
  binaries: Binaries,
  files: DatabaseFiles,
  runAs: RunAs,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const deadlineMs = Date.now() + START_TIMEOUT_MS;
  let reason = "it did not answer in time";
  while (Date.now() < deadlineMs) {
    const running = findPostmaster(files);
    if (running !== undefined) {
      if (await waitUntilAnswering(running, files, deadlineMs)) return { postmaster: running, adopted: true };
      continue;
    }
    await endOrphanedSessions(files);
    const { child, port, logStart } = await spawnPostmaster(binaries, files, runAs);
    const started = { pid: child.pid ?? 0, port };
    if (await waitUntilAnswering(started, files, deadlineMs)) {
      child.unref();
      return { postmaster: started, adopted: false };
    }
    reason = readFailure(files, logStart);
    if (isDiskFull(reason)) throw storeErrors.create("disk-full", { folder: files.home });
    if (!isPassing(reason)) break;
    await sleep(100);
  }
  throw storeErrors.create("database-did-not-start", { reason, log: files.log });
}

function isDiskFull(reason: string): boolean {
  return /no space left|quota exceeded/i.test(reason);
}

/** Another start won the race for the cluster or for the port, or a killed database is still going away. */
function isPassing(reason: string): boolean {
  return /lock file|pre-existing shared memory|could not bind|could not create any TCP/i.test(reason);
}

/** False once the process is gone. "Starting up" and "recovering" answers mean: wait. */
async function waitUntilAnswering(
  postmaster: Postmaster,
  files: DatabaseFiles,
  deadlineMs: number,
): Promise<boolean> {
  while (isAlive(postmaster.pid) && Date.now() < deadlineMs) {
    const client = new Client({
      connectionString: connectionUrl(postmaster.port, files),
      connectionTimeoutMillis: 5_000,
    });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("select 1");
      return true;
    } catch {
      await sleep(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

function connectionUrl(port: number, { password }: DatabaseFiles): string {
  const secret = encodeURIComponent(readFileSync(password, "utf8").trim());
  return `postgres://${DATABASE_USER}:${secret}@127.0.0.1:${port}/postgres`;
}

function readFailure({ log }: DatabaseFiles, from: number): string {
  const lines = readFileSync(log).subarray(from).toString("utf8").split("\n");
  const line =
    lines.find((text) => /(FATAL|PANIC|unshare|error while loading)/.test(text)) ??
    lines.findLast((text) => text !== "");
  return line?.replace(/^.*?(FATAL|PANIC): */, "") ?? "it ended without a word";
}
