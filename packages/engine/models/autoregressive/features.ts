/**
 * @file What a network sees of the variables drawn before it, as a dense matrix with a row for each feature
 * and a column for each record: what a variable adds lies in one piece, so the inputs of a network that sees
 * all before it are a beginning of the matrix, without a copy. Feature 0 is 1: the first layer's bias.
 *
 * A variable with a scale enters as hats: at K knots, position p lies between two of them and each has the
 * weight of linear interpolation, for several K at once, so that near values look alike. Besides, it has a
 * feature for each distinct token. A variable without a scale has a feature for each token.
 */
import type { TokenColumn, TokenVariable } from "../tokens.ts";

/** Measured against 4 to 32 and 8 to 64: coarser is better on data not seen (C2ST .512, .531, .556). */
const KNOTS = [2, 4, 8, 16];
const HATS = KNOTS.reduce((sum, knots) => sum + knots, 0);
/** Fine tokens without a scale are seen as themselves up to so many in all: each is a row in every network. */
const MOST_FINE_FEATURES = 256;

/** Where all of so few tokens are seen as themselves, hats would tell nothing more. */
export const FEW_TOKENS = 16;

/** Where a variable's features lie; all places count from its first. */
export interface FeatureBlock {
  readonly size: number;
  readonly hasHats: boolean;
  /** Place of each coarse token, −1 without one. */
  readonly coarse: Int32Array;
  /** Place of each coarse token's first fine one, −1 without. */
  readonly fine: Int32Array;
}

/** What later variables see of it. */
export function layOutFeatures({ size, fineSizes, scale }: TokenVariable): FeatureBlock {
  const hasHats = scale !== undefined && !(size <= FEW_TOKENS && scale.distinct.every((seen) => seen === 1));
  const isSeen = (token: number) => (scale === undefined ? size > 1 : scale.distinct[token] === 1);
  const coarse = numberPlaces(size, hasHats ? HATS : 0, (token) => +isSeen(token));
  const fineOf = (token: number) => (fineSizes![token]! > 1 ? fineSizes![token]! : 0);
  const fineTotal = fineSizes?.reduce((sum, _, token) => sum + fineOf(token), 0) ?? 0;
  const isFineSeen = scale === undefined && fineTotal > 0 && fineTotal <= MOST_FINE_FEATURES;
  const fine = numberPlaces(size, coarse.end, isFineSeen ? fineOf : () => 0);
  return { size: fine.end, hasHats, coarse: coarse.places, fine: fine.places };
}

/** What its own fine network sees of the coarse token: itself, and on a scale the hats of its middle. */
export function layOutOwnFeatures({ size, fineSizes, scale }: TokenVariable): FeatureBlock {
  const hasHats = scale !== undefined;
  const isSplit = (token: number) => +(fineSizes![token]! > 1);
  const { places, end } = numberPlaces(size, hasHats ? HATS : 0, isSplit);
  return { size: end, hasHats, coarse: places, fine: new Int32Array(size).fill(-1) };
}

function numberPlaces(size: number, start: number, widthOf: (token: number) => number) {
  let end = start;
  const places = Int32Array.from({ length: size }, (_, token) => {
    const width = widthOf(token);
    end += width;
    return width > 0 ? end - width : -1;
  });
  return { places, end };
}

/** The middle of each row's coarse token. */
export function findMiddles({ scale }: TokenVariable, coarse: Uint16Array): Float32Array {
  const { from, to } = scale!;
  const middles = new Float32Array(coarse.length);
  for (let row = 0; row < middles.length; row++) middles[row] = (from[coarse[row]!]! + to[coarse[row]!]!) / 2;
  return middles;
}

/** Writes a variable's features of all rows of `column` over what `matrix`, the block's part, held before. */
export function writeFeatures(block: FeatureBlock, column: TokenColumn, matrix: Float32Array): void {
  const { coarse, fine, positions } = column;
  const rows = coarse.length;
  matrix.fill(0);
  if (block.hasHats) writeHats(positions!, matrix);
  for (let row = 0; row < rows; row++) {
    const token = coarse[row]!;
    const place = block.coarse[token]!;
    if (place >= 0) matrix[place * rows + row] = 1;
    const finePlace = block.fine[token]!;
    if (finePlace >= 0) matrix[(finePlace + fine![row]!) * rows + row] = 1;
  }
}

/** z = p(K − 1), i = ⌊z⌋, f = z − i: weight 1 − f at knot i, f at knot i + 1. Null has none. */
function writeHats(positions: Float32Array, matrix: Float32Array): void {
  const rows = positions.length;
  let first = 0;
  for (const knots of KNOTS) {
    for (let row = 0; row < rows; row++) {
      const z = positions[row]! * (knots - 1);
      if (!(z >= 0)) continue;
      const knot = Math.min(knots - 2, Math.floor(z));
      const place = (first + knot) * rows + row;
      const share = z - knot;
      matrix[place] = 1 - share;
      matrix[place + rows] = share;
    }
    first += knots;
  }
}
