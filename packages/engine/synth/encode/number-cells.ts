/**
 * @file Numbers as tokens on a scale. Values that many rows share are tokens of their own (*atoms*); the others lie
 * in cells of equal mass, coarse and fine, within which the column's law (`quantile-law.ts`) is followed. A row's
 * position is its rank: in [0, 1], the middle of the ranks of equal values.
 */
import { z } from "zod";
import { sortNumbers } from "../../stats/index.ts";
import { CELL_ROWS, countCells, cutCells } from "./cut-cells.ts";
import type { Protection } from "./encoder.ts";
import { placeTokens } from "./place-tokens.ts";
import { buildLaw, type Pass } from "./quantile-law.ts";
import { isAscending, savedFloat32, savedFloat64, savedUint8 } from "./saved-arrays.ts";
import { type SplitValues, splitValues } from "./split-values.ts";

const cellsShape = z.strictObject({
  /** Values with a token of their own, ascending. */
  atoms: savedFloat64,
  isAtom: savedUint8,
  from: savedFloat32,
  to: savedFloat32,
  /** Ranks among the light values where fine cells begin, and their number. */
  cuts: savedFloat64,
  /** Fine cells of each coarse one. */
  fineSizes: savedUint8,
  ranks: savedFloat64,
  values: savedFloat64,
  /** What else has a token, after the others. */
  specials: z.array(z.enum(["null", "nan", "lowest", "highest"])).max(4),
  /** Rows of values that too few share to have a token or a cell: they take the nearest. */
  hiddenRows: z.int().nonnegative(),
});

export type NumberCells = z.infer<typeof cellsShape>;
export const numberCells = cellsShape.refine(isConsistent, "parts of the cells do not fit together");
export type Special = NumberCells["specials"][number];

/** No cell is cut for fewer rows, whatever protection is asked for. */
const LEAST_LIGHT_ROWS = 5;

function isConsistent(cells: NumberCells): boolean {
  const { atoms, isAtom, from, to, fineSizes, cuts, ranks, values, specials } = cells;
  const coarse = isAtom.length - atoms.length;
  const size = isAtom.length + specials.length;
  const fine = fineSizes.reduce((sum, count) => sum + count, 0);
  const isStretch = (start: number, token: number) =>
    start >= 0 && start <= (to[token] as number) && (to[token] as number) <= 1;
  return (
    size > 0 &&
    size < 65_536 &&
    isAtom.every((mark) => mark <= 1) &&
    isAtom.reduce((sum, mark) => sum + mark, 0) === atoms.length &&
    from.length === isAtom.length &&
    to.length === isAtom.length &&
    from.every(isStretch) &&
    fineSizes.length === coarse &&
    fineSizes.every((count) => count >= 1 && count <= 64) &&
    cuts.length === (coarse === 0 ? 0 : fine + 1) &&
    ranks.length === values.length &&
    (coarse === 0 ? ranks.length === 0 : ranks.length >= 2) &&
    [atoms, cuts, ranks, values].every(isAscending)
  );
}

/** `isNull` tells null from NaN; without it all NaN are nulls. */
export function fitCells(numbers: Float64Array, protection: Protection, nulls?: Uint8Array): NumberCells {
  const { specials, finite } = sortOut(numbers, nulls);
  const split = splitValues(sortNumbers(finite), protection);
  const { light } = split;
  const leastRows = Math.max(LEAST_LIGHT_ROWS, protection.leastPeople);
  const hasCells = light.length >= leastRows;
  const cut = hasCells
    ? cutCells(light, {
        ...countCells(light.length),
        breaks: split.atomRanks,
        leastRows: Math.max(CELL_ROWS, leastRows),
      })
    : { cuts: new Float64Array(0), fineSizes: new Uint8Array(0) };
  const law = hasCells
    ? buildLaw(light, {
        leastRows: protection.leastPeople,
        trueExtremes: protection.trueExtremes,
        passes: listPasses(split, cut.cuts),
      })
    : { ranks: new Float64Array(0), values: new Float64Array(0) };
  return {
    atoms: split.atoms,
    ...placeTokens(split, cut, law),
    ...cut,
    ...law,
    specials: specials.length + split.atoms.length + law.values.length === 0 ? ["null"] : specials,
    hiddenRows: hasCells ? 0 : light.length,
  };
}

/** Atoms between two cells: the law passes their values where the cells meet, so that order is kept. */
function listPasses({ atoms, atomRanks, light }: SplitValues, cuts: Float64Array): Pass[] {
  const ends = new Set(cuts);
  return Array.from(atoms, (value, atom) => ({ rank: atomRanks[atom] as number, value })).filter(
    ({ rank }) => rank > 0 && rank < light.length && ends.has(rank),
  );
}

function sortOut(numbers: Float64Array, nulls: Uint8Array | undefined) {
  const finite = new Float64Array(numbers.length);
  const found = new Set<Special>();
  let count = 0;
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] as number;
    // Adding zero makes −0 0.
    if (Number.isFinite(value)) finite[count++] = value + 0;
    else found.add(specialOf(value, nulls === undefined || nulls[row] === 1));
  }
  const specials = (["null", "nan", "lowest", "highest"] as const).filter((special) => found.has(special));
  return { finite: finite.subarray(0, count), specials };
}

export function specialOf(value: number, isNull: boolean): Special {
  if (Number.isNaN(value)) return isNull ? "null" : "nan";
  return value < 0 ? "lowest" : "highest";
}
