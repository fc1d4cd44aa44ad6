/**
 * @file Whether drawn rows are better with the forest. Likelihood does not tell: a mixture nearly always gains some,
 * yet diamonds gets easier to tell from real rows. So both are drawn and judged.
 */

/** Repeated C2STs of the same kind of rows differ by ±.01. */
const LEAST_IMPROVEMENT = 0.01;

export interface ForestChoice {
  readonly useForest: boolean;
  readonly aucWithout: number;
  readonly aucWith: number;
}

/** `judge` draws rows and answers how well they are told from held-back real ones: the AUC of a C2ST. */
export async function chooseForest(judge: (withForest: boolean) => Promise<number>): Promise<ForestChoice> {
  const aucWithout = await judge(false);
  const aucWith = await judge(true);
  // Below one half is chance, not merit.
  const improvement = Math.max(aucWithout, 0.5) - Math.max(aucWith, 0.5);
  return { useForest: improvement >= LEAST_IMPROVEMENT, aucWithout, aucWith };
}
