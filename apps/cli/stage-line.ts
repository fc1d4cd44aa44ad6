/** @file One line of progress over work of several stages, with the time that all of it has left. */
import type { Progress, WorkContext } from "@semblance/engine/base";
import { formatDuration, type ProgressLine } from "./progress-line.ts";
import { makePlain } from "./text-table.ts";

export interface Stage {
  readonly title: string;
  /** How long it takes in relation to the others. */
  readonly weight: number;
  /** What is counted of it; progress in other units only names what is being done. */
  readonly unit: string;
}

export interface StageLine<N extends string> {
  /** Stages may run side by side. */
  run<T>(stage: N, work: (context: WorkContext) => Promise<T>): Promise<T>;
}

export interface StageLineOptions<N extends string> {
  readonly line: Pick<ProgressLine, "show">;
  readonly stages: Readonly<Record<N, Stage>>;
  readonly signal: AbortSignal;
  /** What stands before every stage's own. */
  readonly title?: string;
  readonly nowMs?: () => number;
}

/** Before that much is done nothing is foretold. */
const LEAST_DONE = 0.03;

export function openStageLine<N extends string>({
  line,
  stages,
  signal,
  title = "",
  nowMs = () => performance.now(),
}: StageLineOptions<N>): StageLine<N> {
  const startedMs = nowMs();
  const total = Object.values<Stage>(stages).reduce((sum, { weight }) => sum + weight, 0);
  const doneOf = new Map<N, number>();
  const describe = (name: N, phase: string) => {
    const done = [...doneOf].reduce((sum, [stage, share]) => sum + stages[stage].weight * share, 0) / total;
    const leftMs = ((nowMs() - startedMs) * (1 - done)) / done;
    const parts = [title, stages[name].title, makePlain(phase), `${Math.floor(100 * done)} %`];
    if (done >= LEAST_DONE) parts.push(`${formatDuration(leftMs)} left`);
    return parts.filter((part) => part !== "").join(" · ");
  };
  const listenTo = (name: N) => {
    return ({ phase, done, total: whole, unit }: Progress) => {
      if (unit === stages[name].unit && whole !== undefined && whole > 0)
        doneOf.set(name, Math.max(doneOf.get(name) ?? 0, Math.min(1, done / whole)));
      line.show(() => describe(name, phase));
    };
  };
  return {
    async run(name, work) {
      doneOf.set(name, 0);
      line.show(() => describe(name, ""));
      const result = await work({ signal, onProgress: listenTo(name) });
      doneOf.set(name, 1);
      return result;
    },
  };
}
