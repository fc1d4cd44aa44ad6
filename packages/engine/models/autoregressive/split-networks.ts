import { estimateStep } from "./estimate-cost.ts";
import type { NetworkShape } from "./networks.ts";

/**
 * Seconds of work from which on the networks are cut in 2, 4 and 8. A process of its own costs half a second
 * to start, and writes the features of earlier variables once more.
 */
const CUTS = [1, 20, 60];

export interface SplitOptions {
  readonly hidden: number;
  readonly batchSize: number;
  readonly steps: number;
}

/**
 * The networks in parts that take about the same time, each part's with their heads' widths ascending. How
 * many parts follows from the work alone, never from the machine, so that the weights do not depend on it.
 */
export function splitNetworks(networks: readonly NetworkShape[], options: SplitOptions): number[][] {
  const costs = networks.map((network) => estimateStep(network, options));
  const seconds = options.steps * costs.reduce((sum, cost) => sum + cost, 0);
  const wanted = 2 ** CUTS.filter((cut) => seconds >= cut).length;
  const count = Math.min(wanted, networks.length);
  const parts = Array.from({ length: count }, () => ({ networks: [] as number[], cost: 0 }));
  const byCost = [...networks.keys()].sort((a, b) => costs[b]! - costs[a]! || a - b);
  for (const place of byCost) {
    const lightest = parts.reduce((least, part) => (part.cost < least.cost ? part : least));
    lightest.networks.push(place);
    lightest.cost += costs[place]!;
  }
  return parts.map((part) =>
    part.networks.sort((a, b) => networks[a]!.outputs - networks[b]!.outputs || a - b),
  );
}
