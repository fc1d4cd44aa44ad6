/**
 * @file Progress on stderr: one line that is rewritten on a terminal; elsewhere a line now and then, so that a
 * log tells that work goes on without being flooded.
 */
import { type Progress, type ProgressListener, ProgressMeter } from "@semblance/engine/base";

export interface ProgressLine {
  readonly listen: ProgressListener;
  /** For who words it otherwise: drawn when the line is due. */
  show(makeText: () => string): void;
  /** Removes the line; what follows starts on a clean one. */
  clear(): void;
}

export interface Screen {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
}

const REDRAW_MS = 100;
const LOG_MS = 5_000;

export function openProgressLine(
  screen: Screen,
  nowMs: () => number = () => performance.now(),
): ProgressLine {
  let phase = "";
  let meter = new ProgressMeter(nowMs);
  let lastMs = nowMs();
  let isDrawn = false;
  const listen = (progress: Progress) => {
    if (progress.phase !== phase) {
      phase = progress.phase;
      meter = new ProgressMeter(nowMs);
    }
    const rate = meter.update(progress);
    show(() => describeProgress(progress, rate.perSecond, rate.etaMs));
  };
  const show = (makeText: () => string) => {
    const elapsedMs = nowMs() - lastMs;
    if (elapsedMs < (screen.isTerminal ? REDRAW_MS : LOG_MS)) return;
    lastMs = nowMs();
    const text = makeText();
    if (screen.isTerminal) screen.write(`\r\u{1b}[K${text.slice(0, Math.max(20, screen.columns - 1))}`);
    else screen.write(`${text}\n`);
    isDrawn = screen.isTerminal;
  };
  const clear = () => {
    if (isDrawn) screen.write("\r\u{1b}[K");
    isDrawn = false;
  };
  return { listen, show, clear };
}

/** Steps of different length, such as metrics, have no speed and foretell nothing. */
const EVEN_UNITS: ReadonlySet<string> = new Set(["rows", "bytes", "steps", "epochs"]);

export function describeProgress(
  { phase, done, total, unit }: Progress,
  perSecond: number,
  etaMs?: number,
): string {
  const count = total === undefined ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`;
  if (!EVEN_UNITS.has(unit)) return `${phase}: ${count} ${unit}`;
  const rate = perSecond > 0 ? ` · ${formatCount(perSecond)} ${unit}/s` : "";
  const eta = etaMs === undefined ? "" : ` · ${formatDuration(etaMs)} left`;
  return `${phase}: ${count} ${unit}${rate}${eta}`;
}

export function formatCount(count: number): string {
  if (count > 0 && count < 10 && !Number.isInteger(count)) return count.toFixed(1);
  return Math.round(count).toLocaleString("en-GB");
}

export function formatDuration(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
