import { type Figure, median } from "../report.ts";
import type { StepTime, TorchPeer } from "./peer/torch-peer.ts";

export interface Contest {
  readonly name: string;
  readonly ours: () => Promise<unknown>;
  /** The peer's ways of doing the same, by the names in `steps.py`. */
  readonly theirs: readonly string[];
  readonly spec: object;
  readonly target: number;
  readonly rounds?: number;
}

const STEPS_PER_ROUND = 10;
const WARM_UP_STEPS = 5;

/**
 * Ours and theirs in turns, so that what else the machine does falls on both; medians over all steps. The
 * ratio is that of processor time, which on an idle machine is that of the clock.
 */
export async function compareSteps(contest: Contest, torch: TorchPeer | undefined): Promise<Figure[]> {
  const { name, ours, theirs, spec, target, rounds = 12 } = contest;
  await timeSteps(ours, WARM_UP_STEPS);
  for (const way of theirs) await torch?.time(way, spec, WARM_UP_STEPS);
  const own: StepTime[] = [];
  const others = theirs.map((): StepTime[] => []);
  for (let round = 0; round < rounds; round++) {
    own.push(...(await timeSteps(ours, STEPS_PER_ROUND)));
    for (const [i, way] of theirs.entries())
      others[i]!.push(...((await torch?.time(way, spec, STEPS_PER_ROUND)) ?? []));
  }
  const wanted = `≥ ${target} ×`;
  const first = { name: `${name}, ours`, value: medianCpu(own), unit: "ms a step", note: describe(own) };
  if (torch === undefined)
    return [first, { name: "… against PyTorch", value: "skipped: PyTorch is not installed", target: wanted }];
  const { version } = torch;
  return [
    first,
    ...theirs.map((way, i) => {
      const times = others[i]!;
      const ratio = medianCpu(times) / medianCpu(own);
      const note = `PyTorch ${version} ${medianCpu(times).toFixed(2)} ms, ${describe(times)}`;
      const byClock = `ratio by the clock ${(medianWall(times) / medianWall(own)).toFixed(2)}`;
      return {
        name: `… against PyTorch (${way})`,
        value: ratio,
        unit: "×",
        target: wanted,
        reached: ratio >= target,
        note: `${note}; ${byClock}`,
      };
    }),
  ];
}

const medianWall = (times: readonly StepTime[]) => median(times.map(([wallMs]) => wallMs));
const medianCpu = (times: readonly StepTime[]) => median(times.map(([, cpuMs]) => cpuMs));

function describe(times: readonly StepTime[]): string {
  const least = Math.min(...times.map(([, cpuMs]) => cpuMs));
  return `least ${least.toFixed(2)}, by the clock ${medianWall(times).toFixed(2)}`;
}

export async function timeSteps(step: () => Promise<unknown>, count: number): Promise<StepTime[]> {
  const times: StepTime[] = [];
  for (let i = 0; i < count; i++) {
    const startMs = performance.now();
    const cpu = process.cpuUsage();
    await step();
    const { user, system } = process.cpuUsage(cpu);
    times.push([performance.now() - startMs, (user + system) / 1_000]);
  }
  return times;
}
