import { modelErrors } from "../errors.ts";
import type { TokenVariable } from "../tokens.ts";
import { FOREST_BINS, type Forest, LEAF, type TokenForest } from "./forest.ts";

/**
 * Refuses a forest from a file, its arrays of the right types, that does not fit the variables: every walk must end
 * in a leaf, every leaf hold rows, nothing point outside.
 */
export function checkForest({ bins, columns }: Forest, variables: readonly TokenVariable[]): void {
  const fits =
    bins.length === variables.length &&
    variables.every(({ size }, index) => bins[index]?.length === size && isBelow(bins[index], FOREST_BINS)) &&
    columns.every((column) => checkColumn(column, variables));
  if (!fits) throw modelErrors.create("model-invalid", { reason: "the forest does not fit its variables" });
}

function checkColumn(column: TokenForest, variables: readonly TokenVariable[]): boolean {
  const { variable, parents, ranks, shares, smoothing, roots, feature } = column;
  const size = variables[variable]?.size;
  return (
    size === shares.length &&
    shares.every((share) => share >= 0 && share <= 1) &&
    smoothing > 0 &&
    Number.isFinite(smoothing) &&
    isBelow(parents, variables.length) &&
    ranks.length === parents.length * FOREST_BINS &&
    isBelow(ranks, FOREST_BINS) &&
    roots.length > 0 &&
    isBelow(roots, feature.length) &&
    checkNodes(column) &&
    checkLeaves(column, size)
  );
}

/** Children stand behind their parents, so that a walk ends. */
function checkNodes({ feature, cut, next, parents, leafRows }: TokenForest): boolean {
  if (cut.length !== feature.length || next.length !== feature.length) return false;
  return feature.every((asked, node) => {
    const to = next[node] as number;
    return asked === LEAF
      ? to >= 0 && to < leafRows.length
      : asked < parents.length && to > node + 1 && to < feature.length;
  });
}

function checkLeaves({ leafStart, leafRows, leafToken, leafCount }: TokenForest, size: number): boolean {
  if (leafStart.length !== leafRows.length + 1 || leafStart[0] !== 0) return false;
  if (leafToken.length !== leafCount.length || leafStart[leafRows.length] !== leafToken.length) return false;
  const holds = leafRows.every((rows, leaf) => {
    const [start, end] = [leafStart[leaf] as number, leafStart[leaf + 1] as number];
    if (end > leafToken.length) return false;
    let held = 0;
    for (let at = start; at < end; at++) held += leafCount[at] as number;
    return held === rows && held > 0;
  });
  return holds && isBelow(leafToken, size);
}

function isBelow(values: ArrayLike<number>, bound: number): boolean {
  for (let i = 0; i < values.length; i++)
    if ((values[i] as number) < 0 || (values[i] as number) >= bound) return false;
  return true;
}
