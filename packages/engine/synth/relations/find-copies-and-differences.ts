/**
 * @file Copies and differences together, for they build on one another: a value that is a copy in some rows and a
 * distance in the others is both, and what counts from it has to wait until both are undone.
 */
import type { CopySource } from "./dates-and-days.ts";
import { type DifferenceGuess, findDifferences, settleDifference } from "./difference.ts";
import { findCopies, MOST_ROWS, settleCopy } from "./find-copies.ts";
import { orderBySources, SourceGraph } from "./order-by-sources.ts";
import type { FoundRelation, RelationView } from "./relation.ts";
import { type SampledColumn, sampleColumns } from "./sampled-column.ts";
import { columnsOfTerms } from "./term.ts";

interface Plan {
  readonly target: SampledColumn;
  readonly copies: CopySource[];
  difference?: DifferenceGuess;
}

export function findCopiesAndDifferences(view: RelationView): FoundRelation[] {
  const columns = sampleColumns(view, MOST_ROWS);
  const differences = findDifferences(view, columns);
  const times = differences.filter(({ to }) => to.isTime);
  const told = new Set(times.map(({ from, to }) => `${to.name}@${from.name}`));
  const graph = new SourceGraph();
  const plans = new Map<string, Plan>();
  const planOf = (target: SampledColumn): Plan => {
    const plan = plans.get(target.name) ?? { target, copies: [] };
    plans.set(target.name, plan);
    return plan;
  };
  const addDifference = (guess: DifferenceGuess): void => {
    if (plans.get(guess.to.name)?.difference !== undefined) return;
    if (graph.add(guess.to.name, columnsOfTerms(guess.from.terms))) planOf(guess.to).difference = guess;
  };
  times.forEach(addDifference);
  for (const { target, source } of findCopies(view, columns, told))
    if (graph.add(target.name, columnsOfTerms(source.terms))) planOf(target).copies.push(source);
  differences.filter(({ to }) => !to.isTime).forEach(addDifference);
  return orderBySources([...plans.values()], readPlan).flatMap((plan) => settle(view, plan));
}

function readPlan({ target, copies, difference }: Plan) {
  const terms = [...copies.flatMap((copy) => copy.terms), ...(difference?.from.terms ?? [])];
  return { target: target.name, sources: columnsOfTerms(terms) };
}

/** The difference tells the values of its own that a copied column keeps. */
function settle(view: RelationView, { target, copies, difference }: Plan): FoundRelation[] {
  const copy = copies.length === 0 ? undefined : settleCopy(view, target, copies);
  const holder = copy?.state.own ?? target.name;
  const distance = difference && settleDifference(view, difference, holder);
  return [copy, distance].filter((relation) => relation !== undefined);
}
