import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const PAGE_BYTES = 4_096;

/** Bytes of memory that a process holds; undefined where the system does not tell. */
export function readResidentBytes(pid: number): number | undefined {
  try {
    if (process.platform === "linux") {
      const pages = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1];
      return Number(pages) * PAGE_BYTES;
    }
    if (process.platform === "win32") return undefined;
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "latin1" })) * 1_024;
  } catch {
    return undefined;
  }
}
