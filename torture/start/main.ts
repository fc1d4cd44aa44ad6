/**
 * @file Kills server, database or both with SIGKILL at random moments of start-up and of writes; the next start
 * must come up and hold every acknowledged write. `npm run torture -- start [--rounds 20] [--seed TEXT]`
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeDataFolder, startServerProcess } from "../../apps/server/testing/server-process.ts";
import { Random } from "../../packages/engine/base/index.ts";
import { kill, type Victim, victims } from "./victims.ts";
import { countLost, startWriter } from "./writer.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "20" }, seed: { type: "string", default: "torture" } },
});
const rounds = Number(values.rounds);
const random = new Random(values.seed);
const COMES_UP_WITHIN_MS = 60_000;

interface Round {
  readonly victim: Victim;
  readonly moment: "start-up" | "writes";
  readonly upAgainMs: number;
  readonly lost: number;
  readonly failure?: string;
}

/** A start takes .4 s on a laptop and up to 2 s with a fresh database; kills fall before, in and after it. */
function pickDelayMs(moment: Round["moment"], fresh: boolean): number {
  if (moment === "writes") return 50 + random.float() * 700;
  return random.float() * (fresh ? 2_200 : 700);
}

async function playRound(victim: Victim, moment: Round["moment"], state: TortureState): Promise<Round> {
  const { dataFolder, acknowledged } = state;
  const server = startServerProcess({ dataFolder });
  if (moment === "writes") {
    await server.ready;
    const writer = await startWriter(dataFolder, acknowledged, state.takeNumbers());
    await sleep(pickDelayMs(moment, false));
    kill(victim, server, dataFolder, random.float() < 0.5);
    if (victim === "server") await writer.stop();
    else await writer.done;
  } else {
    await sleep(pickDelayMs(moment, state.fresh));
    kill(victim, server, dataFolder, random.float() < 0.5);
  }
  // A server whose database was killed ends by itself; one killed too early for that may be up and well.
  await Promise.race([server.exited, sleep(victim === "database" ? 12_000 : 1_000)]);
  if (server.child.exitCode === null && server.child.signalCode === null) await server.stop();
  return { victim, moment, ...(await comeUpAgain(state)) };
}

async function comeUpAgain({ dataFolder, acknowledged }: TortureState) {
  const startMs = performance.now();
  const server = startServerProcess({ dataFolder });
  try {
    const address = await Promise.race([server.ready, sleep(COMES_UP_WITHIN_MS)]);
    const upAgainMs = performance.now() - startMs;
    if (address === undefined) return { upAgainMs, lost: 0, failure: "did not come up" };
    const ready = await fetch(`${address}/api/v1/health/ready`);
    const lost = acknowledged.size > 0 ? await countLost(dataFolder, acknowledged) : 0;
    return ready.ok ? { upAgainMs, lost } : { upAgainMs, lost, failure: `not ready: ${await ready.text()}` };
  } catch (error) {
    return { upAgainMs: performance.now() - startMs, lost: 0, failure: (error as Error).message };
  } finally {
    await server.stop();
  }
}

class TortureState {
  readonly #folder = makeDataFolder();
  readonly acknowledged = new Set<number>();
  #next = 0;
  fresh = true;

  get dataFolder(): string {
    return this.#folder.path;
  }

  takeNumbers(): number {
    this.#next += 10_000_000;
    return this.#next;
  }

  close(): void {
    this.#folder.remove();
  }
}

async function playAll(victim: Victim): Promise<Round[]> {
  const results: Round[] = [];
  let written = 0;
  let state = new TortureState();
  for (let round = 0; round < rounds; round += 1) {
    // Every fourth start-up begins with an empty folder, so that making a database is killed too.
    if (round % 8 === 0) {
      written += state.acknowledged.size;
      state.close();
      state = new TortureState();
    }
    const moment = round % 2 === 0 ? "start-up" : "writes";
    state.fresh = round % 8 === 0;
    const result = await playRound(victim, moment, state);
    results.push(result);
    const verdict = result.failure ?? (result.lost > 0 ? `${result.lost} writes lost` : "ok");
    const upAgain = `${result.upAgainMs.toFixed(0)} ms`;
    process.stdout.write(
      `${victim.padEnd(9)} ${moment.padEnd(9)} up again in ${upAgain.padStart(8)}  ${verdict}\n`,
    );
  }
  written += state.acknowledged.size;
  process.stdout.write(`${victim}: ${written} acknowledged writes were looked for after each kill\n`);
  state.close();
  return results;
}

const results: Round[] = [];
for (const victim of victims) results.push(...(await playAll(victim)));
const failed = results.filter(({ failure, lost }) => failure !== undefined || lost > 0);
const slowestMs = Math.max(...results.map(({ upAgainMs }) => upAgainMs));
process.stdout.write(
  `\n${results.length} kills, ${results.length - failed.length} came up with every acknowledged write, ` +
    `${failed.length} did not; slowest start ${slowestMs.toFixed(0)} ms (seed "${values.seed}")\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
