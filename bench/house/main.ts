/**
 * @file The house: how long until the first answered request, how much memory it takes idle, how long the check
 * and the unit tests take.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { makeDataFolder } from "../../apps/server/testing/server-process.ts";
import { repositoryRoot } from "../../scripts/repository.ts";
import { type Figure, median, reportFigures } from "../report.ts";
import { findServer, listDatabase, readMemoryMb } from "./processes.ts";

const REPEATS = 5;
/** Node gives memory back lazily; what counts is what stays. */
const SETTLE_MS = 10_000;

interface Start {
  readonly firstAnswerMs: number;
  readonly memoryMb?: number;
}

async function startOnce(dataFolder: string, measureMemory = false): Promise<Start> {
  const startMs = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: repositoryRoot,
    env: { ...process.env, SEMBLANCE_DATA: dataFolder, SEMBLANCE_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (/http:\/\/\S+/.test(printed)) break;
  }
  const address = /http:\/\/\S+/.exec(printed)?.[0];
  const answer = await fetch(`${address}/api/v1/health/ready`);
  const firstAnswerMs = performance.now() - startMs;
  if (!answer.ok) throw new Error(`the server is not ready: ${await answer.text()}`);
  const server = findServer(child.pid ?? 0);
  const memoryMb = measureMemory ? await settleAndMeasure(server, dataFolder) : undefined;
  const closed = once(child, "close");
  process.kill(server ?? child.pid ?? 0, "SIGTERM");
  await closed;
  return memoryMb === undefined ? { firstAnswerMs } : { firstAnswerMs, memoryMb };
}

async function settleAndMeasure(server: number | undefined, dataFolder: string): Promise<number> {
  await sleep(SETTLE_MS);
  return readMemoryMb([...(server === undefined ? [] : [server]), ...listDatabase(dataFolder)]);
}

async function timeScript(...args: string[]): Promise<number> {
  const startMs = performance.now();
  const child = spawn("npm", args, { cwd: repositoryRoot, stdio: "ignore" });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`npm ${args.join(" ")} ended with ${code}`);
  return (performance.now() - startMs) / 1_000;
}

async function measureStarts(): Promise<Figure[]> {
  const coldMs: number[] = [];
  const warmMs: number[] = [];
  let memoryMb = Number.NaN;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const folder = makeDataFolder();
    coldMs.push((await startOnce(folder.path)).firstAnswerMs);
    const warm = await startOnce(folder.path, repeat === 0);
    warmMs.push(warm.firstAnswerMs);
    memoryMb = warm.memoryMb ?? memoryMb;
    folder.remove();
  }
  const cold = median(coldMs) / 1_000;
  const warm = median(warmMs) / 1_000;
  return [
    {
      name: "npm start to first answer, new data folder",
      value: cold,
      unit: "s",
      target: "≤ 10 s",
      reached: cold <= 10,
    },
    { name: "npm start to first answer, again", value: warm, unit: "s", target: "≤ 3 s", reached: warm <= 3 },
    {
      name: "memory idle, server + database",
      value: memoryMb,
      unit: "MB",
      target: "≤ 300 MB",
      reached: memoryMb <= 300,
    },
  ];
}

async function measureScripts(): Promise<Figure[]> {
  const check = await timeScript("run", "check");
  const unit = await timeScript("test", "--", "--project", "unit");
  return [
    { name: "npm run check", value: check, unit: "s", target: "≤ 20 s", reached: check <= 20 },
    { name: "unit tests", value: unit, unit: "s", target: "≤ 60 s", reached: unit <= 60 },
  ];
}

reportFigures("house", [...(await measureStarts()), ...(await measureScripts())]);
