/** @file Categories as shares of rows, the largest by name. */
import { type Column, renderCell } from "../../../table/index.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import { type Bars, fewestPeople } from "../report.ts";
import { countMissing, hideFew, isFew, toShares } from "./people.ts";
import { type ColumnSides, mapSides, type OfSides } from "./sides.ts";

const MOST_NAMED = 20;

/** How often each category occurs, by codes of all sides; those of the real side come first. */
export interface CategoryCounts {
  readonly counts: OfSides<Float64Array>;
  readonly codes: OfSides<Int32Array>;
  readonly size: number;
}

export function countCategories({ real, synthetic, holdout }: ColumnSides): CategoryCounts {
  const columns = [real, synthetic, ...(holdout === undefined ? [] : [holdout])];
  const encoded = encodeTogether(columns);
  const [realCodes, syntheticCodes, holdoutCodes] = encoded.codes as [Int32Array, Int32Array, Int32Array?];
  const codes = {
    real: realCodes,
    synthetic: syntheticCodes,
    ...(holdoutCodes && { holdout: holdoutCodes }),
  };
  const counts = mapSides(codes, (side) => tally(side, encoded.size));
  const isShown = counts.holdout !== undefined && sum(counts.holdout) >= fewestPeople;
  return isShown
    ? { counts, codes, size: encoded.size }
    : {
        counts: { real: counts.real, synthetic: counts.synthetic },
        codes: { real: codes.real, synthetic: codes.synthetic },
        size: encoded.size,
      };
}

export function describeBars(column: Column, categories: CategoryCounts): Bars {
  const { counts, codes } = categories;
  const { named, smaller, rare, unseen } = groupCategories(categories);
  const others = [
    { what: "smaller", of: smaller },
    { what: "rare", of: rare },
    { what: "unseen", of: unseen },
  ] as const;
  const groups = [...named.map((code) => [code]), smaller, rare, unseen];
  const shareOut = (side: Float64Array, rows: number, arePeople: boolean) => {
    const totals = groups.map((group) => group.reduce((total, code) => total + (side[code] as number), 0));
    const present = sum(side);
    const shown = arePeople ? hideFew(totals, countMissing(rows, present).hidden) : totals;
    return toShares(shown, rows);
  };
  const real = shareOut(counts.real, codes.real.length, true);
  const synthetic = shareOut(counts.synthetic, codes.synthetic.length, false);
  const holdout = counts.holdout && shareOut(counts.holdout, codes.holdout?.length ?? 0, true);
  const at = named.length;
  return {
    kind: "bars",
    categories: nameCategories(column, codes.real, named),
    real: real.slice(0, at),
    synthetic: synthetic.slice(0, at),
    holdout: holdout?.slice(0, at) ?? null,
    others: others
      .map(({ what, of }, index) => ({
        what,
        count: of.length,
        real: real[at + index] as number,
        synthetic: synthetic[at + index] as number,
        holdout: holdout === undefined ? null : (holdout[at + index] as number),
      }))
      .filter(({ count }) => count > 0),
  };
}

/** Steps of a scale stand in their order, not by size; what is no step stands behind them. */
export function orderBars(bars: Bars, steps: readonly (string | number | boolean)[] = []): Bars {
  if (steps.length === 0) return bars;
  const placeOf = new Map(steps.map((step, place) => [String(step), place]));
  const place = (index: number) => placeOf.get(bars.categories[index] ?? "") ?? steps.length;
  const order = [...bars.categories.keys()].toSorted((a, b) => place(a) - place(b));
  const arrange = <T>(list: readonly T[]) => order.map((index) => list[index] as T);
  return {
    ...bars,
    categories: arrange(bars.categories),
    real: arrange(bars.real),
    synthetic: arrange(bars.synthetic),
    holdout: bars.holdout && arrange(bars.holdout),
  };
}

interface Groups {
  readonly named: readonly number[];
  readonly smaller: readonly number[];
  readonly rare: readonly number[];
  readonly unseen: readonly number[];
}

/** A category with one to four held-out rows is rare too; so is one that only held-out rows have. */
function groupCategories({ counts: { real, holdout }, size }: CategoryCounts): Groups {
  const frequent: number[] = [];
  const rare: number[] = [];
  const unseen: number[] = [];
  for (let code = 0; code < size; code++) {
    const [rows, held] = [real[code] as number, holdout?.[code] ?? 0];
    if (rows >= fewestPeople && !isFew(held)) frequent.push(code);
    else (rows + held > 0 ? rare : unseen).push(code);
  }
  frequent.sort((a, b) => (real[b] as number) - (real[a] as number) || a - b);
  return { named: frequent.slice(0, MOST_NAMED), smaller: frequent.slice(MOST_NAMED), rare, unseen };
}

/** Texts of categories by their codes in a column, found at their first rows. */
export function nameCategories(column: Column, codes: Int32Array, named: readonly number[]): string[] {
  const textOf = new Map<number, string>();
  const wanted = new Set(named);
  for (let row = 0; row < codes.length && wanted.size > 0; row++)
    if (wanted.delete(codes[row] as number)) textOf.set(codes[row] as number, renderCell(column, row) ?? "");
  return named.map((code) => textOf.get(code) ?? "");
}

function tally(codes: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return counts;
}

export function sum(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
