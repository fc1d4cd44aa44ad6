/**
 * @file Where the bins of a column lie, by its real values alone. The edges are round numbers between the fifth
 * smallest and the fifth largest value, so that no extreme value can be read off them; a heavy tail is cut where the
 * bulk would otherwise be a single bin. What lies beyond belongs to the outermost bins.
 */
import { fewestPeople } from "../report.ts";
import { ceil, floor, linesBetween, quantumOf, type Range, type Scale } from "./grid/grid.ts";
import { makeGrid } from "./grid/make-grid.ts";

/** Steps of 1, 2 and 5 then make 15 to 38 bins, 24 in the middle. */
const MOST_BINS = 38;
/** Outer edges lie on a grid about so much finer. */
const FINER = 10;
/** Inner edges closer to an outer one than this part of a bin are left out. */
const SLIVER = 0.3;

/** Of finite values in order, at least ten of them; undefined where the range is a single value. */
export function chooseEdges(sorted: Float64Array, scale: Scale): number[] | undefined {
  const range = chooseRange(sorted);
  if (!(range.low < range.high)) return undefined;
  const outer = roundInwards(sorted, range, scale);
  const end = outer.high + quantumOf[scale];
  const inner = linesBetween(makeGrid(outer, MOST_BINS, scale), { low: outer.low, high: end });
  return dropSlivers([outer.low, ...inner, end]);
}

export function chooseRange(sorted: Float64Array): Range {
  const low = sorted[fewestPeople - 1] as number;
  const high = sorted[sorted.length - fewestPeople] as number;
  const place = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  for (const tail of [0.05, 0.01]) {
    const [from, to] = [place(tail), place(1 - tail)];
    if (from === to) continue;
    // As far beyond the bulk again: all of a normal curve, a hundredth of a lognormal one left out.
    const reach = to - from;
    return { low: Math.max(low, from - reach), high: Math.min(high, to + reach) };
  }
  return { low, high };
}

/** An end that five rows or more hold stays as it is. */
function roundInwards(sorted: Float64Array, range: Range, scale: Scale): Range {
  const grid = makeGrid(range, MOST_BINS * FINER, scale);
  const low = sorted[0] === range.low ? range.low : ceil(grid, range.low);
  const high = sorted.at(-1) === range.high ? range.high : floor(grid, range.high);
  return low >= range.low && low < high && high <= range.high ? { low, high } : range;
}

function dropSlivers(edges: readonly number[]): number[] {
  const width = (at: number) => (edges[at + 1] as number) - (edges[at] as number);
  const last = edges.length - 2;
  return edges.filter((_, at) => {
    if (at === 1 && last > 1) return width(0) >= SLIVER * width(1);
    if (at === last && last > 1) return width(last) >= SLIVER * width(last - 1);
    return true;
  });
}
