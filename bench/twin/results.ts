/** @file What the comparison found: for each table the ceiling and a line for each generator. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { median } from "../report.ts";
import { cacheFolder, readJson, writeJson } from "./folders.ts";
import { type Contestant, findTwin, type Making, makeTwin, type Twin } from "./generators.ts";
import { type Halves, readCsv, readHalves } from "./halves.ts";
import { type Ceiling, JUDGE_VERSION, judgeCeiling, judgeTwin, type Scores } from "./judge.ts";

/** Medians over the seeds. */
export interface Line {
  readonly generator: string;
  readonly isOurs: boolean;
  readonly version: string;
  readonly seeds: number;
  /** Why there is nothing else. */
  readonly failure?: string;
  readonly scores?: Scores;
  readonly cost?: Cost;
}

export interface Cost {
  readonly fitCpuSeconds: number;
  readonly fitWallSeconds: number;
  readonly sampleCpuSeconds: number;
  readonly sampleWallSeconds: number;
  readonly peakMb: number;
}

export interface TableResult {
  readonly table: string;
  /** Of the fitted half. */
  readonly rows: number;
  readonly columns: number;
  readonly ceiling: Ceiling;
  readonly lines: readonly Line[];
}

export interface CompareOptions {
  /** Of our generators; others have one. */
  readonly seeds: number;
  readonly hasAttacks: boolean;
  /** Nothing new is fitted. */
  readonly isShowing: boolean;
}

export async function compareOn(
  table: string,
  contestants: readonly Contestant[],
  options: CompareOptions,
): Promise<TableResult> {
  // Read when something must be judged, once.
  let read: Promise<Halves> | undefined;
  const halves = () => {
    read ??= readHalves(table);
    return read;
  };
  const kept = await keep(join("ceilings", `${table}.json`), async () => {
    const own = await halves();
    const columns = Object.keys(own.schema.tables[table]?.columns ?? {}).length;
    return { rows: own.fitted.rowCount, columns, ceiling: await judgeCeiling(own) };
  });
  const lines: Line[] = [];
  for (const contestant of contestants) {
    const line = await judgeContestant(contestant, { table, halves }, options);
    if (line !== undefined) lines.push(line);
  }
  return { table, ...kept, lines };
}

interface Place {
  readonly table: string;
  readonly halves: () => Promise<Halves>;
}

async function judgeContestant(
  contestant: Contestant,
  { table, halves }: Place,
  { seeds, hasAttacks, isShowing }: CompareOptions,
): Promise<Line | undefined> {
  const about = { generator: contestant.name, isOurs: contestant.isOurs, version: contestant.version };
  const judged: { readonly scores: Scores; readonly making: Making }[] = [];
  for (let seed = 1; seed <= (contestant.isOurs ? seeds : 1); seed++) {
    say(`${table}: ${contestant.name}, seed ${seed}`);
    const twin = isShowing ? findTwin(contestant, table, seed) : makeTwin(contestant, table, seed);
    if (twin === undefined) continue;
    if ("failure" in twin) return { ...about, seeds: seed, failure: twin.failure };
    const path = join("scores", contestant.key, `${table}.${seed}${hasAttacks ? ".attacks" : ""}.json`);
    const scores = await keep(path, async () => judge(await halves(), twin, hasAttacks));
    judged.push({ scores, making: twin.making });
  }
  if (judged.length === 0) return undefined;
  const scores = takeMedians(judged.map((one) => one.scores));
  const cost = takeMedians(judged.map(({ making }) => flattenCost(making)));
  return { ...about, seeds: judged.length, scores, cost };
}

async function judge(halves: Halves, { file }: Twin, hasAttacks: boolean): Promise<Scores> {
  return judgeTwin(halves, await readCsv(file, halves.name, halves.fitted), { hasAttacks });
}

function flattenCost({ fit, sample, peakMb }: Making): Cost {
  return {
    fitCpuSeconds: fit.cpuSeconds,
    fitWallSeconds: fit.wallSeconds,
    sampleCpuSeconds: sample.cpuSeconds,
    sampleWallSeconds: sample.wallSeconds,
    peakMb,
  };
}

/** What the judge of this version found before. */
async function keep<T>(path: string, compute: () => Promise<T>): Promise<T> {
  const file = join(cacheFolder, `judged-${JUDGE_VERSION}`, path);
  const before = existsSync(file) ? readJson<T>(file) : undefined;
  if (before !== undefined) return before;
  const value = await compute();
  writeJson(file, value);
  return value;
}

function takeMedians<T extends object>(all: readonly T[]): T {
  const [first] = all as readonly [T, ...T[]];
  const entries = Object.keys(first).map((key) => {
    const values = all.map((one) => one[key as keyof T] as number | null).filter((value) => value !== null);
    return [key, values.length === 0 ? null : median(values)];
  });
  return Object.fromEntries(entries) as T;
}

function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
}
