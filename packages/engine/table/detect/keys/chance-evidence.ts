/** More observations than this add no evidence: they are not independent. */
const MAX_INDEPENDENT = 400;
/** No single observation of this kind decides alone. */
const MAX_NATS = 10;

/**
 * Log-likelihood ratio of `share` hits among `count` tries against a known chance to hit; 0 where chance reaches
 * as much. Per try it is the Kullback-Leibler divergence of Bernoulli(share) from Bernoulli(chance).
 */
export function weighAgainstChance(share: number, chance: number, count: number): number {
  if (share <= chance) return 0;
  const missed = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - chance)) : 0;
  return Math.min(MAX_NATS, Math.min(MAX_INDEPENDENT, count) * (share * Math.log(share / chance) + missed));
}
