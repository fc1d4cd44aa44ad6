/**
 * @file Of relations that each make one column from others, those that can be undone one after the other: whoever
 * needs a column that another one makes is taken out first, and circles are broken at the one that stands last.
 */
export interface Derivation {
  readonly target: string;
  readonly sources: readonly string[];
}

export function orderBySources<T>(items: readonly T[], read: (item: T) => Derivation): T[] {
  const graph = new SourceGraph();
  const makes = new Map<string, T>();
  for (const item of items) {
    const { target, sources } = read(item);
    if (makes.has(target) || !graph.add(target, sources)) continue;
    makes.set(target, item);
  }
  const ordered: T[] = [];
  const isPlaced = new Set<T>();
  /** What a column is made from is undone before it, and so stands behind it. */
  const place = (item: T): void => {
    if (isPlaced.has(item)) return;
    isPlaced.add(item);
    for (const source of read(item).sources) {
      const maker = makes.get(source);
      if (maker !== undefined) place(maker);
    }
    ordered.unshift(item);
  };
  for (const item of makes.values()) place(item);
  return ordered;
}

/** Which column is made from which, without circles. */
export class SourceGraph {
  readonly #sourcesOf = new Map<string, string[]>();

  /** False, and nothing added, where the target would be made from itself. */
  add(target: string, sources: readonly string[]): boolean {
    if (sources.some((source) => this.#reaches(source, target))) return false;
    this.#sourcesOf.set(target, [...(this.#sourcesOf.get(target) ?? []), ...sources]);
    return true;
  }

  #reaches(from: string, target: string): boolean {
    const open = [from];
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === target) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...(this.#sourcesOf.get(name) ?? []));
    }
    return false;
  }
}
