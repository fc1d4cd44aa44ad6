/**
 * @file Dependencies as the fewest rules that say them all. Columns that give one another stand for each other; what
 * follows from something that follows is not said again. Where a category gives others, they are combinations that
 * go together (a district and its city); where a number or one of many values does, a dependency.
 */
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { Dependency } from "./dependencies.ts";
import type { ViewColumn } from "./relation-view.ts";
import { count, guessRule } from "./support.ts";

/** A text of more values is a name or an identifier, and new ones will come. */
const MOST_CATEGORIES = 500;

export function ruleDependencies(dependencies: readonly Dependency[]): RuleGuess<Rule>[] {
  const graph = new DependencyGraph(dependencies);
  return graph.heads().flatMap((head) => {
    const direct = graph.directFrom(head);
    const together = isCategory(head) ? direct.filter(({ verdict }) => verdict.broken === 0) : [];
    const alone = direct.filter((dependency) => !together.includes(dependency));
    const rules = alone.map(({ guess }) => guess);
    return together.length > 0 ? [...rules, combine(head, together)] : rules;
  });
}

export function isCategory({ family, profile }: ViewColumn): boolean {
  return (family === "text" || family === "truth") && profile.distinctCount <= MOST_CATEGORIES;
}

class DependencyGraph {
  readonly #from = new Map<ViewColumn, Dependency[]>();

  constructor(dependencies: readonly Dependency[]) {
    for (const dependency of dependencies) {
      const [determinant] = dependency.determinants as [ViewColumn];
      const known = this.#from.get(determinant);
      if (known === undefined) this.#from.set(determinant, [dependency]);
      else known.push(dependency);
    }
  }

  /** One determinant of each set that give one another: a category if there is one, else the first. */
  heads(): ViewColumn[] {
    const ordered = [...this.#from.keys()].sort((a, b) => Number(isCategory(b)) - Number(isCategory(a)));
    return ordered.filter(
      (column, index) => !ordered.slice(0, index).some((other) => this.#areAlike(column, other)),
    );
  }

  /** What follows from the head and from nothing in between. */
  directFrom(head: ViewColumn): Dependency[] {
    const all = this.#from.get(head) ?? [];
    return all.filter(({ dependent }) => {
      if (this.#areAlike(head, dependent)) return true;
      return !all.some(({ dependent: between }) => this.#isBetween(head, between, dependent));
    });
  }

  #isBetween(head: ViewColumn, between: ViewColumn, dependent: ViewColumn): boolean {
    if (between === dependent || this.#areAlike(head, between)) return false;
    if (!this.#gives(between, dependent)) return false;
    return !this.#areAlike(between, dependent) || between.profile.name < dependent.profile.name;
  }

  #areAlike(a: ViewColumn, b: ViewColumn): boolean {
    return a !== b && this.#gives(a, b) && this.#gives(b, a);
  }

  #gives(from: ViewColumn, to: ViewColumn): boolean {
    return this.#from.get(from)?.some(({ dependent }) => dependent === to) ?? false;
  }
}

function combine(head: ViewColumn, dependencies: readonly Dependency[]): RuleGuess<Rule> {
  const columns = [...dependencies.map(({ dependent }) => dependent.name), head.name];
  const confidence = Math.min(...dependencies.map(({ guess }) => guess.confidence));
  const values = `each of the ${count(head.profile.distinctCount)} values of ${head.name}`;
  const others = dependencies.map(({ dependent }) => `one ${dependent.name}`).join(" and ");
  const evidence = `${values} has ${others} in all its rows; ${dependencies[0]?.guess.evidence}`;
  return guessRule({ kind: "fixed-combinations", columns, params: {} }, confidence, evidence);
}
