/**
 * @file The correct attribution probability (Elliot 2014; Taub et al. 2018; SDMetrics' CategoricalCAP family): an
 * attacker who knows some columns of a person looks up the synthetic rows that agree in them, and takes the sensitive
 * values for granted that these have.
 */
import { qualityErrors } from "../../errors.ts";
import { encodeTuples } from "../tuples.ts";
import type { CategorisedPair } from "./categorise.ts";

/** People without an agreeing synthetic row: `cap` leaves them out, `zero` counts 0, `generalized` takes the nearest. */
export type CapMethod = "cap" | "zero" | "generalized";

export interface CapColumns {
  readonly known: readonly CategorisedPair[];
  readonly sensitive: readonly CategorisedPair[];
}

/** Per real row the share of matching synthetic rows with its sensitive values; NaN without any match. */
export function attributeRows(columns: CapColumns, method: CapMethod): Float64Array {
  const keys = encodePairs(columns.known);
  const secrets = encodePairs(columns.sensitive);
  const groups = new Map<number, Group>();
  for (const [row, key] of keys.synthetic.entries()) {
    const secret = secrets.synthetic[row] as number;
    const group = groups.get(key) ?? { size: 0, held: new Map<number, number>() };
    group.size++;
    group.held.set(secret, (group.held.get(secret) ?? 0) + 1);
    groups.set(key, group);
  }
  const nearest = method === "generalized" ? findNearestKeys(columns.known, keys) : undefined;
  const missed = method === "zero" ? 0 : Number.NaN;
  return Float64Array.from(keys.real, (key, row) => {
    let [right, all] = [0, 0];
    for (const near of nearest?.get(key) ?? [key]) {
      const group = groups.get(near);
      all += group?.size ?? 0;
      right += group?.held.get(secrets.real[row] as number) ?? 0;
    }
    return all === 0 ? missed : right / all;
  });
}

/** Synthetic rows that agree in what is known. */
interface Group {
  size: number;
  /** How many have each secret. */
  readonly held: Map<number, number>;
}

/** 1 − the mean of the shares. */
export function computeCap(columns: CapColumns, method: CapMethod): number {
  const shares = attributeRows(columns, method).filter((share) => !Number.isNaN(share));
  if (shares.length === 0) throw qualityErrors.create("no-known-match");
  return 1 - shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function encodePairs(pairs: readonly CategorisedPair[]): CategorisedPair {
  const [real, synthetic] = encodeTuples([
    pairs.map((pair) => pair.real),
    pairs.map((pair) => pair.synthetic),
  ]) as [Int32Array, Int32Array];
  return { real, synthetic };
}

/** For each real key the synthetic ones that agree with it in most columns. */
function findNearestKeys(known: readonly CategorisedPair[], keys: CategorisedPair): Map<number, number[]> {
  const firstOf = (codes: Int32Array) => new Map(Array.from(codes, (key, row) => [key, row] as const));
  const [real, synthetic] = [firstOf(keys.real), firstOf(keys.synthetic)];
  const nearest = new Map<number, number[]>();
  for (const [key, row] of real) {
    if (synthetic.has(key)) {
      nearest.set(key, [key]);
      continue;
    }
    let most = -1;
    let found: number[] = [];
    for (const [candidate, other] of synthetic) {
      let agreeing = 0;
      for (const pair of known) if (pair.real[row] === pair.synthetic[other]) agreeing++;
      if (agreeing > most) [most, found] = [agreeing, []];
      if (agreeing === most) found.push(candidate);
    }
    nearest.set(key, found);
  }
  return nearest;
}
