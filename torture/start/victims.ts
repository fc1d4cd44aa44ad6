/** @file Who is killed. SIGKILL each: no handler runs, nothing is flushed. */
import { readdirSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { ServerProcess } from "../../apps/server/testing/server-process.ts";
import { readLockFile } from "./database-access.ts";

export const victims = ["server", "database", "both"] as const;
export type Victim = (typeof victims)[number];

export function kill(victim: Victim, server: ServerProcess, dataFolder: string, withSessions: boolean): void {
  if (victim !== "database") server.child.kill("SIGKILL");
  if (victim !== "server") killDatabase(dataFolder, withSessions);
}

/** The main process alone, as the kernel's memory guard would, or with all its sessions, as a power cut would. */
function killDatabase(dataFolder: string, withSessions: boolean): void {
  const main = readLockFile(dataFolder)?.pid;
  for (const pid of withSessions ? listDatabaseProcesses(dataFolder) : [main])
    try {
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    } catch {
      // Already gone.
    }
}

export function listDatabaseProcesses(dataFolder: string): number[] {
  let cluster: string;
  try {
    cluster = realpathSync(join(dataFolder, "database", "cluster"));
  } catch {
    return [];
  }
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isIn(pid, cluster));
}

function isIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
