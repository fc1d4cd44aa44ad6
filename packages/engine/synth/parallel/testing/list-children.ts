import { execFileSync } from "node:child_process";

/** Sampling processes of this one that still live. */
export function listChildren(): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null)
    .filter(([, , parent, state, args]) => Number(parent) === process.pid && isSampling(state, args))
    .map(([, pid]) => Number(pid));
}

function isSampling(state = "", args = ""): boolean {
  return !state.startsWith("Z") && args.includes("parallel/child-main.ts");
}
