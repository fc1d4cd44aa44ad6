/**
 * @file The nearest targets of every query: exact, unless the number of leaves that are looked at is limited; then
 * `measureNeighbourError` tells what that costs. Equally near targets are told apart by where they lie, not by their
 * place in the table.
 */
import { type Random, throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { type Distance, type MeasureRows, measureRows, pickRows, type Rows } from "./rows.ts";
import { indexTargets } from "./target-index.ts";

export interface NeighbourOptions {
  /** How many neighbours of each query; 1 unless told. */
  readonly k?: number;
  readonly distance: Distance;
  /** An approximation: no more leaves of up to 64 targets each are looked at per query. */
  readonly mostLeaves?: number;
}

/** Row by row, nearest first: neighbour j of query i stands at i · k + j. */
export interface Neighbours {
  readonly k: number;
  readonly index: Int32Array;
  readonly distance: Float64Array;
}

/** Queries between two reports of progress. */
const STRETCH = 512;

export function findNeighbours(
  queries: Rows,
  targets: Rows,
  { k = 1, distance, mostLeaves }: NeighbourOptions,
  { signal, onProgress }: WorkContext = {},
): Neighbours {
  if (targets.count < k) throw qualityErrors.create("too-few-values", { side: "searched", needed: k });
  const index = indexTargets(targets, distance, k);
  const found = {
    k,
    index: new Int32Array(queries.count * k).fill(-1),
    distance: new Float64Array(queries.count * k).fill(Number.POSITIVE_INFINITY),
  };
  const measure = measureRows(queries, targets, distance);
  for (let query = 0; query < queries.count; query++) {
    if (query % STRETCH === 0) {
      throwIfCancelled(signal);
      onProgress?.({ phase: "finding neighbours", done: query, total: queries.count, unit: "rows" });
    }
    index.walk(queries, query, Number.POSITIVE_INFINITY, keepNearest(found, query, measure), mostLeaves);
  }
  return found;
}

/** Answers the distance that a further neighbour must stay below; −1 once nothing can be nearer. */
function keepNearest({ k, index, distance }: Neighbours, query: number, measure: MeasureRows) {
  const first = query * k;
  const last = first + k - 1;
  return (target: number) => {
    const own = measure(query, target, distance[last]);
    let at = last;
    if (own < (distance[last] as number)) {
      for (; at > first && own < (distance[at - 1] as number); at--) {
        distance[at] = distance[at - 1] as number;
        index[at] = index[at - 1] as number;
      }
      distance[at] = own;
      index[at] = target;
    }
    const reach = distance[last] as number;
    return reach === 0 ? -1 : reach;
  };
}

export interface NeighbourError {
  /** Share of queries whose nearest target was found. */
  readonly exact: number;
  /** Mean of (found − nearest) / mean nearest distance. */
  readonly excess: number;
  readonly queries: number;
}

/** What an approximation costs, by searching exactly for some of the queries. */
export function measureNeighbourError(
  queries: Rows,
  targets: Rows,
  options: NeighbourOptions,
  { random, sample = 500 }: { readonly random: Random; readonly sample?: number },
): NeighbourError {
  const drawn = pickRows(
    queries,
    Int32Array.from({ length: Math.min(sample, queries.count) }, () => random.below(queries.count)),
  );
  const rough = findNeighbours(drawn, targets, { ...options, k: 1 });
  const { distance: exact } = findNeighbours(drawn, targets, { distance: options.distance });
  let [hits, excess, total] = [0, 0, 0];
  for (const [query, nearest] of exact.entries()) {
    const own = rough.distance[query] as number;
    if (own === nearest) hits++;
    excess += own - nearest;
    total += nearest;
  }
  return { exact: hits / drawn.count, excess: total > 0 ? excess / total : 0, queries: drawn.count };
}
