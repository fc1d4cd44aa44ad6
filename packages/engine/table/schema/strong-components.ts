/**
 * @file Strongly connected components (R. Tarjan, SIAM J. Comput. 1(2), 1972), without recursion: a chain of
 * ten thousand tables must not end the stack.
 */

/** What each node leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** Components such that what a node leads to comes before it; inside one, in the order of the graph. */
export function findComponents(graph: Graph): string[][] {
  const place = new Map([...graph.keys()].map((node, index) => [node, index]));
  const entered = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  const enter = (node: string): Visit => {
    low.set(node, entered.size);
    entered.set(node, entered.size);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node)!, value));
  const close = (node: string) => {
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    components.push(component.sort((a, b) => place.get(a)! - place.get(b)!));
  };

  for (const root of graph.keys()) {
    if (entered.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const target = graph.get(visit.node)?.[visit.next++];
      if (target === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) lower(above.node, low.get(visit.node)!);
        if (low.get(visit.node) === entered.get(visit.node)) close(visit.node);
      } else if (!entered.has(target)) path.push(enter(target));
      else if (isOpen.has(target)) lower(visit.node, entered.get(target)!);
    }
  }
  return components;
}

interface Visit {
  readonly node: string;
  next: number;
}
