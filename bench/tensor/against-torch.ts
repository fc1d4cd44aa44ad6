import { type Figure, median } from "../report.ts";
import type { TorchPeer } from "./peer/torch-peer.ts";

export interface Contest {
  readonly name: string;
  readonly ours: () => Promise<unknown>;
  /** The peer's ways of doing the same, by the names in `steps.py`; the fastest counts. */
  readonly theirs: readonly string[];
  readonly spec: object;
  readonly target: number;
  readonly rounds?: number;
}

const STEPS_PER_ROUND = 10;
const WARM_UP_STEPS = 5;

/** Ours and theirs in turns, so that what else the machine does falls on both; medians over all steps. */
export async function compareSteps(contest: Contest, torch: TorchPeer | undefined): Promise<Figure[]> {
  const { name, ours, theirs, spec, target, rounds = 12 } = contest;
  await timeSteps(ours, WARM_UP_STEPS);
  for (const way of theirs) await torch?.time(way, spec, WARM_UP_STEPS);
  const ourTimes: number[] = [];
  const theirTimes = theirs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ourTimes.push(...(await timeSteps(ours, STEPS_PER_ROUND)));
    for (const [i, way] of theirs.entries())
      theirTimes[i]!.push(...((await torch?.time(way, spec, STEPS_PER_ROUND)) ?? []));
  }
  const ourMs = median(ourTimes);
  const own: Figure = { name: `${name}, ours`, value: ourMs, unit: "ms a step" };
  const wanted = `≥ ${target} ×`;
  if (torch === undefined)
    return [
      own,
      { name: `${name} against PyTorch`, value: "skipped: PyTorch is not installed", target: wanted },
    ];
  const [fastest = [], way] = theirTimes
    .map((times, i) => [times, theirs[i]!] as const)
    .toSorted(([a], [b]) => median(a) - median(b))[0]!;
  const ratio = median(fastest) / ourMs;
  const leastRatio = Math.min(...fastest) / Math.min(...ourTimes);
  return [
    { ...own, note: `least ${Math.min(...ourTimes).toFixed(2)} ms` },
    {
      name: `${name} against PyTorch`,
      value: ratio,
      unit: "×",
      target: wanted,
      reached: ratio >= target,
      note:
        `PyTorch ${torch.version} (${way}) ${median(fastest).toFixed(2)} ms, ` +
        `least ${Math.min(...fastest).toFixed(2)} ms; ratio of the least ${leastRatio.toFixed(2)}`,
    },
  ];
}

export async function timeSteps(step: () => Promise<unknown>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const startMs = performance.now();
    await step();
    times.push(performance.now() - startMs);
  }
  return times;
}
