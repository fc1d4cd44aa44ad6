import type { CellCuts } from "./cut-cells.ts";
import { type QuantileLaw, rankOf } from "./quantile-law.ts";
import type { SplitValues } from "./split-values.ts";

/** Token by token, in the order of values. */
export interface PlacedTokens {
  /** 1 for the next atom, 0 for the next coarse cell. */
  readonly isAtom: Uint8Array;
  /** Stretches of [0, 1] by mass; of an atom only the middle. */
  readonly from: Float32Array;
  readonly to: Float32Array;
}

interface Place {
  readonly isAtom: boolean;
  /** Among the light values, where the token begins. */
  readonly rank: number;
  readonly from: number;
  readonly to: number;
}

export function placeTokens(split: SplitValues, cuts: CellCuts, law: QuantileLaw): PlacedTokens {
  const { atoms, atomRows, atomRanks } = split;
  const lightCount = cuts.cuts.at(-1) ?? 0;
  const rowsBelow = sumBefore(atomRows);
  const total = lightCount + (rowsBelow.at(-1) as number);
  const cells = coarseStretches(cuts).map(([start, end]): Place => {
    const below = rowsBelow[countBelow(atomRanks, start + 1)] as number;
    const inside = rowsBelow[countBelow(atomRanks, end)] as number;
    return { isAtom: false, rank: start, from: (start + below) / total, to: (end + inside) / total };
  });
  const ends = [...cells.slice(1).map(({ rank }) => rank), lightCount];
  const placed = Array.from(atomRanks, (rank, atom): Place => {
    const cell = cells.findIndex((one, index) => one.rank < rank && rank < (ends[index] as number));
    const middle = (rank + (rowsBelow[atom] as number) + (atomRows[atom] as number) / 2) / total;
    const at =
      cell < 0
        ? middle
        : inCell(cells[cell] as Place, shareOfCell(cuts, cell, rankOf(law, atoms[atom] as number)));
    return { isAtom: true, rank, from: at, to: at };
  });
  const order = (a: Place, b: Place) => a.rank - b.rank || Number(b.isAtom) - Number(a.isAtom);
  const places = [...cells, ...placed].sort(order);
  return {
    isAtom: Uint8Array.from(places, ({ isAtom }) => Number(isAtom)),
    from: Float32Array.from(places, ({ from }) => from),
    to: Float32Array.from(places, ({ to }) => to),
  };
}

/** An atom among a cell's values stands where the law of these values passes it. */
function inCell({ from, to }: Place, share: number): number {
  return from + (to - from) * share;
}

/** How much of a coarse cell lies below a rank: its fine cells cut it into equal parts. */
function shareOfCell({ cuts, fineSizes }: CellCuts, cell: number, rank: number): number {
  const size = fineSizes[cell] as number;
  let first = 0;
  for (let before = 0; before < cell; before++) first += fineSizes[before] as number;
  let fine = 0;
  while (fine < size - 1 && (cuts[first + fine + 1] as number) <= rank) fine++;
  const start = cuts[first + fine] as number;
  const share = (rank - start) / ((cuts[first + fine + 1] as number) - start);
  return (fine + Math.min(1, Math.max(0, share))) / size;
}

function coarseStretches({ cuts, fineSizes }: CellCuts): [start: number, end: number][] {
  let fine = 0;
  return Array.from(fineSizes, (size) => {
    const start = cuts[fine] as number;
    fine += size;
    return [start, cuts[fine] as number];
  });
}

function sumBefore(rows: Float64Array): Float64Array {
  const sums = new Float64Array(rows.length + 1);
  rows.forEach((count, index) => {
    sums[index + 1] = (sums[index] as number) + count;
  });
  return sums;
}

function countBelow(ranks: Float64Array, bound: number): number {
  let count = 0;
  while (count < ranks.length && (ranks[count] as number) < bound) count++;
  return count;
}
