/**
 * @file What this process and those that it starts take together: a fit on all processors trains in processes of its
 * own. Read from Linux' /proc; elsewhere this process alone is counted.
 */
import { readFileSync } from "node:fs";

/** Of the clock in which Linux counts processor time, everywhere. */
const TICKS_PER_SECOND = 100;
const WATCH_MS = 20;
const MOST_WAIT_MS = 5_000;

/** Seconds of the processor, those of processes that have ended too. */
export function readFamilySeconds(): number {
  const { user, system } = process.cpuUsage();
  // Behind the name in brackets, which may hold anything: 14 and 15 are the ended children's in user and system mode.
  const stat = readText("/proc/self/stat");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ended = Number(fields[13] ?? 0) + Number(fields[14] ?? 0);
  return (user + system) / 1e6 + ended / TICKS_PER_SECOND;
}

/** Waits for a while until no child is left, so that all of their time is counted. */
export async function awaitChildren(): Promise<void> {
  for (let waited = 0; waited < MOST_WAIT_MS && listChildren().length > 0; waited += WATCH_MS)
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
}

/** Answers, when asked, the most megabytes that all together held at one time. */
export function watchFamilyMemory(): () => number {
  let most = 0;
  const look = () => {
    const held = listChildren().reduce(
      (sum, pid) => sum + readHeldMb(pid),
      process.memoryUsage.rss() / 2 ** 20,
    );
    most = Math.max(most, held);
  };
  const timer = setInterval(look, WATCH_MS);
  return () => {
    clearInterval(timer);
    return Math.max(most, process.resourceUsage().maxRSS / 1_024);
  };
}

function listChildren(): string[] {
  const children = readText(`/proc/self/task/${process.pid}/children`);
  return children.split(" ").filter((pid) => pid !== "");
}

function readHeldMb(pid: string): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readText(`/proc/${pid}/status`)) ?? [];
  return Number(kilobytes) / 1_024;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
