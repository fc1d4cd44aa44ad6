import { countCells } from "./cut-cells.ts";
import type { Protection } from "./encoder.ts";
import { findRuns } from "./quantile-law.ts";

/** Values apart: those with a token of their own, and the light ones between them. */
export interface SplitValues {
  readonly atoms: Float64Array;
  readonly atomRows: Float64Array;
  /** How many light values lie below each atom. */
  readonly atomRanks: Float64Array;
  readonly light: Float64Array;
}

/** Up to so many distinct values each is a token. */
export const MOST_EXACT = 128;

/** Of up to 128 distinct values all that enough people share are atoms; of more, those of a quarter of a cell's rows. */
export function splitValues(sorted: Float64Array, { leastPeople }: Protection): SplitValues {
  let distinct = 0;
  for (const _ of findRuns(sorted)) distinct++;
  const share = distinct <= MOST_EXACT ? 0 : 1 / (4 * countCells(sorted.length).coarse);
  const leastRun = Math.max(leastPeople, sorted.length * share);
  const atoms: number[] = [];
  const atomRows: number[] = [];
  const atomRanks: number[] = [];
  const light = new Float64Array(sorted.length);
  let lightCount = 0;
  for (const [start, end] of findRuns(sorted)) {
    if (end - start >= leastRun) {
      atoms.push(sorted[start] as number);
      atomRows.push(end - start);
      atomRanks.push(lightCount);
      continue;
    }
    light.set(sorted.subarray(start, end), lightCount);
    lightCount += end - start;
  }
  return {
    atoms: Float64Array.from(atoms),
    atomRows: Float64Array.from(atomRows),
    atomRanks: Float64Array.from(atomRanks),
    light: light.subarray(0, lightCount),
  };
}
