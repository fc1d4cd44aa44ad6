import type { Random } from "../../base/index.ts";
import { findBefore, orderVariables } from "../drawing/index.ts";
import type { TokenRows, TokenVariable } from "../tokens.ts";
import { measureMutualInformation } from "./mutual-information.ts";
import type { Dependencies } from "./networks.ts";

/**
 * The chain of mutual information, and what each network sees of it: the `maxParents` earlier variables that
 * tell most of its own, those it must come after before others.
 */
export function computeOrder(
  { variables, rows }: { readonly variables: readonly TokenVariable[]; readonly rows: TokenRows },
  maxParents: number,
  random: Random,
): Dependencies {
  const information = measureMutualInformation(variables, rows, random);
  const tells = (a: number, b: number) => information[a * variables.length + b]!;
  const before = findBefore(variables);
  const order = orderVariables(variables, tells);
  const parents = new Array<number[]>(variables.length);
  for (const [place, index] of order.entries()) {
    const rank = (other: number) =>
      before[index]!.includes(other) ? Number.POSITIVE_INFINITY : tells(index, other);
    const ranked = order.slice(0, place).map((other) => ({ other, rank: rank(other) }));
    const best = ranked.sort((a, b) => b.rank - a.rank || 0).slice(0, maxParents);
    parents[index] = best.map(({ other }) => other);
  }
  return { order, parents };
}
