/** @file Numbers to tokens of their cells and back. */
import type { TokenColumn, TokenVariable } from "../../models/tokens.ts";
import { type NumberCells, type Special, specialOf } from "./number-cells.ts";
import { lowerBound, rankOf, valueAt } from "./quantile-law.ts";

/** What encoding and decoding look up again and again. */
interface CellIndex {
  readonly atomTokens: Uint16Array;
  /** The token of each coarse cell, and the first of its fine cells. */
  readonly cellTokens: Uint16Array;
  readonly firstFine: Int32Array;
  readonly cellOfToken: Int32Array;
  readonly atomOfToken: Int32Array;
  readonly cellOfFine: Uint16Array;
  /** The knot of the law from which a fine cell's ranks are looked for. */
  readonly knotOfFine: Int32Array;
  readonly size: number;
}

const indexOf = new WeakMap<NumberCells, CellIndex>();

function indexCells(cells: NumberCells): CellIndex {
  let index = indexOf.get(cells);
  if (index === undefined) {
    index = buildIndex(cells);
    indexOf.set(cells, index);
  }
  return index;
}

function buildIndex({ isAtom, atoms, fineSizes, cuts, ranks, specials }: NumberCells): CellIndex {
  const atomTokens = new Uint16Array(atoms.length);
  const cellTokens = new Uint16Array(fineSizes.length);
  const firstFine = new Int32Array(fineSizes.length + 1);
  const cellOfToken = new Int32Array(isAtom.length + specials.length).fill(-1);
  const atomOfToken = cellOfToken.slice();
  let [atom, cell] = [0, 0];
  isAtom.forEach((mark, token) => {
    if (mark === 1) {
      atomTokens[atom] = token;
      atomOfToken[token] = atom++;
      return;
    }
    cellTokens[cell] = token;
    firstFine[cell + 1] = (firstFine[cell] as number) + (fineSizes[cell] as number);
    cellOfToken[token] = cell++;
  });
  const fineCount = Math.max(0, cuts.length - 1);
  const cellOfFine = new Uint16Array(fineCount);
  for (let fine = 0, at = 0; fine < fineCount; fine++) {
    while (fine >= (firstFine[at + 1] as number)) at++;
    cellOfFine[fine] = at;
  }
  const knotOfFine = Int32Array.from({ length: fineCount }, (_, fine) =>
    Math.max(0, lowerBound(ranks, cuts[fine] as number) - 1),
  );
  const size = isAtom.length + specials.length;
  return { atomTokens, cellTokens, firstFine, cellOfToken, atomOfToken, cellOfFine, knotOfFine, size };
}

export function describeVariable(name: string, cells: NumberCells, after?: readonly string[]): TokenVariable {
  const { isAtom, specials } = cells;
  const { size } = indexCells(cells);
  const from = new Float32Array(size).fill(Number.NaN);
  from.set(cells.from);
  const to = from.slice();
  to.set(cells.to);
  const distinct = new Uint8Array(size).fill(1);
  distinct.set(isAtom);
  specials.forEach((special, at) => {
    const place = endOf(special);
    from[isAtom.length + at] = place;
    to[isAtom.length + at] = place;
  });
  return {
    name,
    size,
    ...(hasFine(cells) && { fineSizes: listFineSizes(cells) }),
    scale: { from, to, distinct },
    ...(after !== undefined && { after }),
  };
}

function endOf(special: Special): number {
  if (special === "lowest") return 0;
  return special === "highest" ? 1 : Number.NaN;
}

const hasFine = ({ fineSizes }: NumberCells) => fineSizes.some((size) => size > 1);

function listFineSizes(cells: NumberCells): Uint8Array {
  const { cellTokens, size } = indexCells(cells);
  const sizes = new Uint8Array(size).fill(1);
  cellTokens.forEach((token, cell) => {
    sizes[token] = cells.fineSizes[cell] as number;
  });
  return sizes;
}

/** Where a number falls; written to again and again, so that no row makes an object. */
class Place {
  token = 0;
  fine = 0;
  position = Number.NaN;
  readonly #cells: NumberCells;
  readonly #index: CellIndex;

  constructor(cells: NumberCells) {
    this.#cells = cells;
    this.#index = indexCells(cells);
  }

  find(value: number, isNull: boolean): void {
    this.fine = 0;
    if (!Number.isFinite(value)) this.#findSpecial(specialOf(value, isNull));
    else this.#findFinite(value);
  }

  #findFinite(value: number): void {
    const { atoms, cuts } = this.#cells;
    const atom = lowerBound(atoms, value);
    if (atoms[atom] === value) this.#takeToken(this.#index.atomTokens[atom] as number);
    else if (cuts.length > 0) this.#findCell(value);
    else if (atoms.length > 0) this.#takeNearest(value, atom);
    else this.#takeToken(0);
  }

  #findCell(value: number): void {
    const { cuts, from, to, fineSizes } = this.#cells;
    const { cellOfFine, cellTokens, firstFine } = this.#index;
    const rank = rankOf(this.#cells, value);
    // A cell has its first rank, not the one after its last.
    const fine = Math.min(cellOfFine.length - 1, Math.max(0, upperBound(cuts, rank) - 1));
    const cell = cellOfFine[fine] as number;
    this.token = cellTokens[cell] as number;
    this.fine = fine - (firstFine[cell] as number);
    const start = cuts[fine] as number;
    const width = (cuts[fine + 1] as number) - start;
    const share = width > 0 ? Math.min(1, Math.max(0, (rank - start) / width)) : 0.5;
    const inCell = (this.fine + share) / (fineSizes[cell] as number);
    const begin = from[this.token] as number;
    this.position = begin + ((to[this.token] as number) - begin) * inCell;
  }

  #takeNearest(value: number, above: number): void {
    const { atoms } = this.#cells;
    const below = above - 1;
    const isBelow =
      above === atoms.length ||
      (below >= 0 && value - (atoms[below] as number) <= (atoms[above] as number) - value);
    this.#takeToken(this.#index.atomTokens[isBelow ? below : above] as number);
  }

  /** What was never seen takes an end of the scale, or its middle. */
  #findSpecial(special: Special): void {
    const { specials, isAtom } = this.#cells;
    const at = specials.indexOf(special);
    if (at >= 0) {
      this.token = isAtom.length + at;
      this.position = endOf(special);
    } else if (isAtom.length === 0) this.#takeToken(0);
    else if (special === "lowest") this.#takeToken(0);
    else this.#takeToken(special === "highest" ? isAtom.length - 1 : isAtom.length >> 1);
  }

  #takeToken(token: number): void {
    const { from, to, isAtom } = this.#cells;
    this.token = token;
    this.position =
      token < isAtom.length ? ((from[token] as number) + (to[token] as number)) / 2 : Number.NaN;
  }
}

function upperBound(ascending: Float64Array, x: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) <= x) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Without `nulls` all NaN are nulls. */
export function encodeCells(cells: NumberCells, numbers: Float64Array, nulls?: Uint8Array): TokenColumn {
  const place = new Place(cells);
  const coarse = new Uint16Array(numbers.length);
  const positions = new Float32Array(numbers.length);
  const fine = hasFine(cells) ? new Uint8Array(numbers.length) : undefined;
  for (let row = 0; row < numbers.length; row++) {
    place.find(numbers[row] as number, nulls === undefined || nulls[row] === 1);
    coarse[row] = place.token;
    positions[row] = place.position;
    if (fine !== undefined) fine[row] = place.fine;
  }
  return { coarse, positions, ...(fine !== undefined && { fine }) };
}

export function positionsInCells(cells: NumberCells, numbers: Float64Array): Float32Array {
  const place = new Place(cells);
  return Float32Array.from(numbers, (value) => {
    if (Number.isNaN(value)) return Number.NaN;
    place.find(value, false);
    return place.position;
  });
}

export interface DecodedNumbers {
  readonly numbers: Float64Array;
  readonly nulls: Uint8Array;
}

export function decodeCells(cells: NumberCells, drawn: TokenColumn): DecodedNumbers {
  const index = indexCells(cells);
  const { coarse } = drawn;
  const numbers = new Float64Array(coarse.length);
  const nulls = new Uint8Array(coarse.length);
  for (let row = 0; row < numbers.length; row++) {
    const token = Math.min(index.size - 1, coarse[row] as number);
    const atom = index.atomOfToken[token] as number;
    if (atom >= 0) numbers[row] = cells.atoms[atom] as number;
    else if ((index.cellOfToken[token] as number) >= 0) numbers[row] = drawInCell(cells, index, drawn, row);
    else {
      const special = cells.specials[token - cells.isAtom.length];
      if (special === "null") nulls[row] = 1;
      numbers[row] = numberOf(special);
    }
  }
  return { numbers, nulls };
}

function numberOf(special: Special | undefined): number {
  if (special === "lowest") return Number.NEGATIVE_INFINITY;
  return special === "highest" ? Number.POSITIVE_INFINITY : Number.NaN;
}

/** Without a position the middle of the cell. Four parameters, since an object for each row costs too much. */
function drawInCell(
  cells: NumberCells,
  { firstFine, knotOfFine, cellOfToken }: CellIndex,
  { coarse, fine, positions }: TokenColumn,
  row: number,
): number {
  const { cuts, from, to, fineSizes } = cells;
  const token = coarse[row] as number;
  const cell = cellOfToken[token] as number;
  const count = fineSizes[cell] as number;
  const inside = Math.min(count - 1, fine?.[row] ?? 0);
  const begin = from[token] as number;
  const width = (to[token] as number) - begin;
  const share = (((positions?.[row] ?? Number.NaN) - begin) / width) * count - inside;
  const at = (firstFine[cell] as number) + inside;
  const start = cuts[at] as number;
  const clipped = Number.isNaN(share) ? 0.5 : Math.min(1, Math.max(0, share));
  return valueAt(cells, start + clipped * ((cuts[at + 1] as number) - start), knotOfFine[at]);
}
