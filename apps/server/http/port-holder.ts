/** @file Who holds a port, as far as this system tells: a name and a process number. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";

const LISTENING = "0A";

export function isPortTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

/** "node (process 123)", or words that say that it cannot be known. */
export async function describePortHolder(port: number): Promise<string> {
  const pid = process.platform === "linux" ? findListener(port) : askLsof(port);
  if (pid === undefined) return "another program";
  return `${readName(pid) ?? "a program"} (process ${pid})`;
}

/** The kernel lists sockets by inode; the process that has that inode open is the holder. */
function findListener(port: number): number | undefined {
  const inodes = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listInodes(table, port)));
  if (inodes.size === 0) return undefined;
  return readdirSync("/proc")
    .map(Number)
    .find((pid) => pid > 0 && listOpenFiles(pid).some((target) => inodes.has(target)));
}

function listInodes(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  return readText(table)
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
}

function listOpenFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readTarget(`/proc/${pid}/fd/${fd}`));
  } catch {
    return [];
  }
}

function readTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function askLsof(port: number): number | undefined {
  try {
    const answer = execFileSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"], { encoding: "utf8" });
    return Number(answer.split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

function readName(pid: number): string | undefined {
  if (process.platform === "linux") return readText(`/proc/${pid}/comm`).trim() || undefined;
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
