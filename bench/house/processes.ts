/** @file Processes of a started server: the tree below it, its database, and the memory they hold. */
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { listPostgresIn } from "../../apps/server/store/embedded/process-table.ts";

/** Shared pages counted once (PSS): PostgreSQL's processes share their buffers. */
export function readMemoryMb(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, "smaps_rollup"))?.[1] ?? 0));
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1_024;
}

export function listDatabase(dataFolder: string): number[] {
  return listPostgresIn(realpathSync(join(dataFolder, "database", "cluster")));
}

/** The server's own process: the one below `root` that runs its main file. */
export function findServer(root: number): number | undefined {
  const parents = new Map(
    listAll().map((pid) => [pid, Number(readProc(pid, "stat").split(") ").at(-1)?.split(" ")[1])]),
  );
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].findLast(
    (pid) => isBelow(pid) && /launch\.mjs|main\.ts/.test(readProc(pid, "cmdline")),
  );
}

function listAll(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
