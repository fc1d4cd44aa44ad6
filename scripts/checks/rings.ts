/** @file Import rings, by Tarjan's strongly connected components over files. Types count: a ring is a ring. */
import type { SourceImport } from "./imports.ts";

export function findRings(imports: readonly SourceImport[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (to === undefined) continue;
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  return findComponents(targets).filter(
    (component) => component.length > 1 || targets.get(component[0]!)?.includes(component[0]!),
  );
}

function findComponents(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const components: string[][] = [];

  const visit = (node: string): number => {
    const index = order.size;
    order.set(node, index);
    low.set(node, index);
    stack.push(node);
    for (const next of targets.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node)!, visit(next)));
      else if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, order.get(next)!));
    }
    if (low.get(node) === index) components.push(stack.splice(stack.indexOf(node)));
    return low.get(node)!;
  };

  for (const node of targets.keys()) if (!order.has(node)) visit(node);
  return components;
}
