/**
 * @file Of relations that each make one column from others, those that can be undone one after the other: whoever
 * needs a column that another one makes is taken out first, and circles are broken at the one that stands last.
 */
export interface Derivation {
  readonly target: string;
  readonly sources: readonly string[];
}

export function orderBySources<T>(items: readonly T[], read: (item: T) => Derivation): T[] {
  const makes = new Map<string, T>();
  for (const item of items) {
    const { target, sources } = read(item);
    if (makes.has(target) || sources.includes(target)) continue;
    if (sources.some((source) => reaches(source, target, makes, read))) continue;
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

/** Whether `from` is made, directly or not, from `target`. */
function reaches<T>(
  from: string,
  target: string,
  makes: ReadonlyMap<string, T>,
  read: (item: T) => Derivation,
): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const maker = makes.get(name);
    if (maker !== undefined) open.push(...read(maker).sources);
  }
  return false;
}
