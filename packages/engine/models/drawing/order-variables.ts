import { modelErrors } from "../errors.ts";
import type { TokenVariable } from "../tokens.ts";

/** How much a variable tells of another, by their places; symmetric. */
export type Tells = (a: number, b: number) => number;

/**
 * The order of drawing is a chain: first the variable that tells most of all others, then each time the one
 * of which some variable already drawn tells most; a variable waits for those that it must come after.
 */
export function orderVariables(variables: readonly TokenVariable[], tells: Tells = () => 0): number[] {
  const before = findBefore(variables);
  const order: number[] = [];
  const left = new Set(variables.keys());
  const sumOf = (a: number) => variables.reduce((sum, _, b) => sum + (a === b ? 0 : tells(a, b)), 0);
  let scores = variables.map((_, index) => sumOf(index));
  while (left.size > 0) {
    const free = [...left].filter((index) => before[index]!.every((other) => !left.has(other)));
    if (free.length === 0)
      throw modelErrors.create("token-variables-invalid", { reason: "some wait for one another" });
    const next = free.reduce((best, index) => (scores[index]! > scores[best]! ? index : best));
    if (order.length === 0) scores = scores.map(() => 0);
    order.push(next);
    left.delete(next);
    for (const index of left) scores[index] = Math.max(scores[index]!, tells(next, index));
  }
  return order;
}

/** By variable the places of those that it must come after. */
export function findBefore(variables: readonly TokenVariable[]): number[][] {
  const places = new Map(variables.map(({ name }, index) => [name, index]));
  return variables.map(({ after = [] }) => after.map((name) => places.get(name)!));
}
