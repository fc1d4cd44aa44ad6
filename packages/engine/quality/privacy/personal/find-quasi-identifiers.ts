/**
 * @file The columns by which somebody may be known to others. Those that the schema marks as `quasi` are taken as they
 * are. Where it marks none, columns are added one by one, each time the one by which most people more are told apart:
 * the gain in groups per row, which is the chance of picking the right person at random from the group of a random one.
 */
import { remember } from "../../sides/remember.ts";
import type { TableUnderAttack } from "../attack.ts";
import { type AttackedRows, takeMeasuredRows } from "../attacked-columns.ts";
import { encodeAlike, encodeTuples } from "../tuples.ts";

/** What an attacker can plausibly know of somebody; with more columns everybody is alone. */
const MOST_COLUMNS = 5;
const LEAST_GAIN = 0.005;
/** Measurements that hardly repeat are not known by heart. */
const MOST_DISTINCT = 0.5;

export interface QuasiIdentifiers {
  /** Places among the measured columns. */
  readonly columns: readonly number[];
  readonly names: readonly string[];
  /** Marked in the schema, not found. */
  readonly isMarked: boolean;
}

export const findQuasiIdentifiers = remember((table: TableUnderAttack): QuasiIdentifiers => {
  const rows = takeMeasuredRows(table);
  const roles = rows.names.map((name) => table.schema.columns[name]?.role);
  const marked = rows.names.map((_, at) => at).filter((at) => roles[at] === "quasi");
  const isMarked = marked.length > 0;
  const columns = isMarked ? marked : chooseColumns(rows, (at) => roles[at] === undefined);
  return { columns, names: columns.map((at) => rows.names[at] as string), isMarked };
});

function chooseColumns({ real }: AttackedRows, mayKnow: (at: number) => boolean): number[] {
  const codes = real.columns.map((column) => encodeAlike([column])[0] as Int32Array);
  const candidates = codes
    .map((_, at) => at)
    .filter((at) => mayKnow(at) && new Set(codes[at]).size <= MOST_DISTINCT * real.count);
  const chosen: number[] = [];
  let joined = new Int32Array(real.count);
  let groups = Math.min(1, real.count);
  while (chosen.length < MOST_COLUMNS) {
    let best: { at: number; codes: Int32Array; groups: number } | undefined;
    for (const at of candidates.filter((candidate) => !chosen.includes(candidate))) {
      const [tuples] = encodeTuples([[joined, codes[at] as Int32Array]]) as [Int32Array];
      const found = new Set(tuples).size;
      if (found > (best?.groups ?? groups)) best = { at, codes: tuples, groups: found };
    }
    if (best === undefined || best.groups - groups < LEAST_GAIN * real.count) return chosen;
    chosen.push(best.at);
    joined = Int32Array.from(best.codes);
    groups = best.groups;
  }
  return chosen;
}
