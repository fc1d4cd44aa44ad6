/** @file What a test opened is closed after it, last opened first; its data folders go too. */
import { afterEach } from "vitest";
import { makeDataFolder } from "./server-process.ts";

export interface Cleanups {
  add(step: () => unknown): void;
  /** Runs and forgets the step added last. */
  runLast(): Promise<void>;
  /** Path of a data folder that does not exist yet. */
  makeFolder(): string;
}

export function useCleanups(): Cleanups {
  const steps: (() => unknown)[] = [];
  const cleanups: Cleanups = {
    add: (step) => steps.push(step),
    async runLast() {
      await steps.pop()?.();
    },
    makeFolder() {
      const folder = makeDataFolder();
      steps.push(folder.remove);
      return folder.path;
    },
  };
  afterEach(async () => {
    while (steps.length > 0) await cleanups.runLast();
  });
  return cleanups;
}
