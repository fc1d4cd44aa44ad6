/** @file Rows in, windows out, until the stream ends, somebody ends it, or the first window is enough. */
import { isSemblanceError } from "@semblance/engine/base";
import type { ClosedWindow, Monitor } from "@semblance/engine/quality";
import type { ReadSummary, TableStream } from "@semblance/io";

export interface Watching {
  readonly isOnce: boolean;
  readonly signal: AbortSignal;
  readonly print: (window: ClosedWindow) => void;
}

export interface Outcome {
  windows: number;
  alerts: number;
  /** Absent when reading a file was interrupted. */
  summary?: ReadSummary;
}

export async function watchRows(stream: TableStream, monitor: Monitor, watching: Watching): Promise<Outcome> {
  const outcome: Outcome = { windows: 0, alerts: 0 };
  const isEnough = () => watching.isOnce && outcome.windows > 0;
  const take = (window: ClosedWindow) => {
    if (isEnough()) return;
    watching.print(window);
    outcome.windows += 1;
    outcome.alerts += window.result.alerts.length;
  };
  try {
    for await (const batch of stream) {
      for (const window of monitor.add(batch)) take(window);
      if (isEnough()) break;
    }
    outcome.summary = isEnough() ? { rowCount: 0 } : await stream.summary;
  } catch (error) {
    if (!watching.signal.aborted || !isSemblanceError(error)) throw error;
  }
  const last = monitor.end();
  if (last !== undefined) take(last);
  return outcome;
}
