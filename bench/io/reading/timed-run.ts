/**
 * @file One reading in a process of its own, watched from outside: the seconds it says it took, and the most
 * memory that it and its children held at one time (looked at every 100 ms; on Linux).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

export interface TimedRun {
  readonly seconds: number;
  /** Of all its threads; absent where it does not say. */
  readonly processorSeconds?: number;
  readonly peakMb: number;
}

const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4_096;

export async function runTimed(command: string, args: readonly string[]): Promise<TimedRun> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, measureFamily(child.pid as number));
  }, LOOK_EVERY_MS);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
  return { ...(JSON.parse(output) as Omit<TimedRun, "peakMb">), peakMb: peak / 1e6 };
}

/** Bytes that a process and all it started hold. */
function measureFamily(root: number): number {
  if (process.platform !== "linux") return Number.NaN;
  const childrenOf = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) ? readParent(Number(name)) : undefined;
    if (parent !== undefined) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(name)]);
  }
  const sum = (pid: number): number =>
    readBytes(pid) + (childrenOf.get(pid) ?? []).reduce((bytes, child) => bytes + sum(child), 0);
  return sum(root);
}

function readParent(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function readBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
