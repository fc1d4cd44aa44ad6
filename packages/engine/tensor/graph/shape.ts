/** A size known only when the graph runs: the number of rows of a forward pass that samples. */
export const DYNAMIC = -1;

export type Shape = readonly number[];

export function isDynamic(shape: Shape): boolean {
  return shape.includes(DYNAMIC);
}

/** Number of elements; meaningless for a dynamic shape, so ask `isDynamic` first. */
export function countElements(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function isSameShape(left: Shape, right: Shape): boolean {
  return left.length === right.length && left.every((size, axis) => size === right[axis]);
}

/** The shape both broadcast to, by NumPy's rule; `undefined` where they cannot. */
export function broadcastShapes(left: Shape, right: Shape): number[] | undefined {
  const rank = Math.max(left.length, right.length);
  const result: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const l = left[axis - rank + left.length] ?? 1;
    const r = right[axis - rank + right.length] ?? 1;
    if (l !== r && l !== 1 && r !== 1) return undefined;
    result.push(l === 1 ? r : l);
  }
  return result;
}

export function formatShape(shape: Shape): string {
  return `[${shape.map((size) => (size === DYNAMIC ? "batch" : size)).join(", ")}]`;
}
