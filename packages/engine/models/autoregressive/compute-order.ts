import type { Random } from "../../base/index.ts";
import { modelErrors } from "../errors.ts";
import type { TokenRows, TokenVariable } from "../tokens.ts";
import { measureMutualInformation } from "./mutual-information.ts";
import type { Dependencies } from "./networks.ts";

/**
 * The order of drawing is a chain: first the variable that tells most of all others, then each time the one
 * of which some variable already drawn tells most; a variable waits for those that it must come after. What
 * a network sees are the `maxParents` earlier ones that tell most, those it must come after before others.
 */
export function computeOrder(
  { variables, rows }: { readonly variables: readonly TokenVariable[]; readonly rows: TokenRows },
  maxParents: number,
  random: Random,
): Dependencies {
  const information = measureMutualInformation(variables, rows, random);
  const count = variables.length;
  const tells = (a: number, b: number) => information[a * count + b]!;
  const places = new Map(variables.map(({ name }, index) => [name, index]));
  const before = variables.map(({ after = [] }) => after.map((name) => places.get(name)!));
  const order = chain(before, tells);
  const parents = variables.map((_, index) => {
    const earlier = order.slice(0, order.indexOf(index));
    const rank = (other: number) => tells(index, other) + (before[index]!.includes(other) ? 1e3 : 0);
    return earlier.toSorted((a, b) => rank(b) - rank(a)).slice(0, maxParents);
  });
  return { order, parents };
}

function chain(before: readonly (readonly number[])[], tells: (a: number, b: number) => number): number[] {
  const order: number[] = [];
  const left = new Set(before.keys());
  const scores = before.map((_, a) => before.reduce((sum, _, b) => sum + (a === b ? 0 : tells(a, b)), 0));
  while (left.size > 0) {
    const free = [...left].filter((index) => before[index]!.every((other) => !left.has(other)));
    if (free.length === 0)
      throw modelErrors.create("token-variables-invalid", { reason: "some wait for one another" });
    const next = free.reduce((best, index) => (scores[index]! > scores[best]! ? index : best));
    const isFirst = order.length === 0;
    order.push(next);
    left.delete(next);
    for (const index of left) scores[index] = Math.max(isFirst ? 0 : scores[index]!, tells(next, index));
  }
  return order;
}
