/** @file Who is killed. SIGKILL each: no handler runs, nothing is flushed. */
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { listPostgresIn, sendSignal } from "../../apps/server/store/embedded/process-table.ts";
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
  const pids = withSessions ? listDatabaseProcesses(dataFolder) : [main];
  for (const pid of pids) if (pid !== undefined) sendSignal(pid, "SIGKILL");
}

function listDatabaseProcesses(dataFolder: string): number[] {
  const cluster = join(dataFolder, "database", "cluster");
  return existsSync(cluster) ? listPostgresIn(realpathSync(cluster)) : [];
}
