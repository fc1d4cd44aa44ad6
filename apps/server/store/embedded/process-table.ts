/** @file What can be known of other processes: alive or not, and which of them work on a given database. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A zombie is dead: where nobody reaps orphans (containers) it stays in the table for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const state = readProc(pid, "stat")?.split(") ").at(-1)?.[0];
  return state !== "Z" && state !== "X";
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

/** The command line of a process, arguments separated by spaces; undefined when it cannot be known. */
export function readCommandLine(pid: number): string | undefined {
  if (process.platform === "linux") return readProc(pid, "cmdline")?.replaceAll("\0", " ");
  if (process.platform === "win32") return undefined;
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL's processes all stand in their data folder, also when it was renamed since. By name too: a
 * person's shell may stand there as well.
 */
export function listPostgresIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readWorkingFolder(pid) === folder && readName(pid) === "postgres" && isAlive(pid));
}

/** Undefined where it cannot be known. */
export function readWorkingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function readName(pid: number): string | undefined {
  return readProc(pid, "comm")?.trim();
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}
