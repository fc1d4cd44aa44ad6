/**
 * @file PostgreSQL's main process on one cluster: finding one that a killed server left running, clearing
 * what a killed one left behind, starting, and stopping.
 */
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  fchownSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, binaryPath } from "./binaries.ts";
import type { DatabaseFiles } from "./layout.ts";
import { isAlive, listPostgresIn, readCommandLine, readWorkingFolder, sendSignal } from "./process-table.ts";
import { type RunAs, wrapInvocation } from "./run-as.ts";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * Small on purpose: server + database stay under 300 MB idle. `io_method=sync` saves three helper processes
 * (start 0.15 s faster); analytics run in DuckDB, so PostgreSQL needs no large buffers.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "48MB",
  io_method: "sync",
  huge_pages: "off",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  max_wal_size: "256MB",
};

const MAX_LOG_BYTES = 10_000_000;

/** A live PostgreSQL on this cluster, as its lock file tells; a lock file that lies is removed. */
export function findPostmaster({ cluster }: DatabaseFiles): Postmaster | undefined {
  const lockFile = join(cluster, "postmaster.pid");
  const [pid, , , port] = readLines(lockFile).map(Number);
  if (pid === undefined || !Number.isInteger(pid) || pid <= 0) return undefined;
  if (isPostmasterOf(pid, cluster)) return { pid, port: port ?? 0 };
  rmSync(lockFile, { force: true });
  return undefined;
}

/** Numbers are used again, above all in containers: alive is not enough, it must be PostgreSQL, and here. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid) || pid === process.pid) return false;
  const commandLine = readCommandLine(pid);
  if (commandLine === undefined) return true;
  const folder = readWorkingFolder(pid);
  return commandLine.includes("postgres") && (folder === cluster || commandLine.includes(cluster));
}

/** Sessions outlive a killed main process by moments and keep the memory that a new one needs. */
export async function endOrphanedSessions({ cluster }: DatabaseFiles): Promise<void> {
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    for (const pid of listPostgresIn(cluster)) sendSignal(pid, signal);
    for (let waitedMs = 0; waitedMs < 3_000 && listPostgresIn(cluster).length > 0; waitedMs += 50)
      await sleep(50);
  }
}

export async function spawnPostmaster(
  binaries: Binaries,
  files: DatabaseFiles,
  runAs: RunAs,
): Promise<{ child: ChildProcess; port: number; logStart: number }> {
  const port = await findFreePort();
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const { command, args, options } = wrapInvocation(runAs, binaryPath(binaries, "postgres"), [
    "-D",
    files.cluster,
    ...settings,
  ]);
  keepLogSmall(files);
  const log = openSync(files.log, "a", 0o600);
  const logStart = fstatSync(log).size;
  try {
    // Root may be away the next time: who owns the database owns its log.
    if (runAs.fileOwner !== undefined) fchownSync(log, runAs.fileOwner.uid, runAs.fileOwner.gid);
    // Its own process group: Ctrl+C in the terminal is for the server, which then stops the database.
    const child = spawn(command, args, { ...options, cwd: "/", detached: true, stdio: ["ignore", log, log] });
    return { child, port, logStart };
  } finally {
    closeSync(log);
  }
}

/** PostgreSQL says little; what is older than the last full file is nobody's concern. */
function keepLogSmall({ log }: DatabaseFiles): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(log, `${log}.old`);
}

/** "Fast" shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopPostmaster({ pid }: Postmaster, timeoutMs: number): Promise<void> {
  sendSignal(pid, "SIGINT");
  if (await waitUntilGone(pid, timeoutMs)) return;
  sendSignal(pid, "SIGQUIT");
  if (!(await waitUntilGone(pid, 5_000))) sendSignal(pid, "SIGKILL");
}

async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 20) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return false;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return [];
  }
}
