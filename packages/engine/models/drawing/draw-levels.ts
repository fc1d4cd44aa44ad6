/** @file From each row's probabilities to tokens and positions, with lattice uniforms and within bounds. */
import type { PositionBounds, TokenColumn, TokenScale, TokenVariable } from "../tokens.ts";
import { pickToken, pickWithin, type Weights, type Within } from "./pick-token.ts";

export interface LevelDraw {
  readonly variable: TokenVariable;
  readonly uniforms: Float64Array;
  readonly bounds?: PositionBounds | undefined;
}

/** Probabilities lie one list after another; a row has the list that begins at `startOf(row)`. */
export interface Probabilities {
  readonly values: ArrayLike<number>;
  readonly startOf: (row: number) => number;
}

/** The probabilities of a row sum to 1. */
export function drawCoarse({ variable, uniforms, bounds }: LevelDraw, { values, startOf }: Probabilities) {
  const { size, scale } = variable;
  const tokens = new Uint16Array(uniforms.length);
  for (let row = 0; row < tokens.length; row++) {
    const weights = { values, start: startOf(row), count: size };
    const within = findWithin(scale, bounds, row);
    const u = uniforms[row]!;
    tokens[row] = within === undefined ? pickToken(weights, 1, u) : pickWithin(weights, u, within);
  }
  return tokens;
}

/** A row whose coarse token has a single fine one gets 0; of the others' lists only the tokens inside count. */
export function drawFine(draw: LevelDraw, coarse: Uint16Array, { values, startOf }: Probabilities) {
  const { variable, uniforms, bounds } = draw;
  const { scale, fineSizes } = variable;
  const tokens = new Uint8Array(uniforms.length);
  for (let row = 0; row < tokens.length; row++) {
    const token = coarse[row]!;
    const count = fineSizes![token]!;
    if (count === 1) continue;
    const weights = { values, start: startOf(row), count };
    const u = uniforms[row]!;
    const within = findWithin(scale, bounds, row);
    const isFree = within === undefined || Number.isNaN(scale!.from[token]!);
    tokens[row] = isFree
      ? pickToken(weights, sumOf(weights), u)
      : pickWithin(weights, u, { ...within, stretches: cutStretch(scale!, token, count) });
  }
  return tokens;
}

/** Uniform in the part of the token's stretch that is allowed; at its end nearest to it where none is. */
export function drawPositions({ variable, uniforms, bounds }: LevelDraw, { coarse, fine }: TokenColumn) {
  const { fineSizes } = variable;
  const { from, to } = variable.scale!;
  const positions = new Float32Array(uniforms.length);
  for (let row = 0; row < positions.length; row++) {
    const token = coarse[row]!;
    const width = (to[token]! - from[token]!) / (fineSizes?.[token] ?? 1);
    const start = from[token]! + width * (fine?.[row] ?? 0);
    const end = start + width;
    const low = Math.min(Math.max(start, readBound(bounds?.low, row, start)), end);
    const high = Math.max(Math.min(end, readBound(bounds?.high, row, end)), low);
    positions[row] = low + (high - low) * uniforms[row]!;
  }
  return positions;
}

function findWithin(
  scale: TokenScale | undefined,
  bounds: PositionBounds | undefined,
  row: number,
): Within | undefined {
  if (scale === undefined || bounds === undefined) return undefined;
  const low = readBound(bounds.low, row, Number.NEGATIVE_INFINITY);
  const high = readBound(bounds.high, row, Number.POSITIVE_INFINITY);
  return low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY
    ? undefined
    : { stretches: scale, low, high };
}

function readBound(bounds: Float32Array | undefined, row: number, free: number): number {
  const bound = bounds?.[row] ?? Number.NaN;
  return Number.isNaN(bound) ? free : bound;
}

function cutStretch({ from, to }: TokenScale, token: number, count: number) {
  const width = (to[token]! - from[token]!) / count;
  const starts = Float64Array.from({ length: count }, (_, part) => from[token]! + part * width);
  return { from: starts, to: starts.map((start) => start + width) };
}

function sumOf({ values, start, count }: Weights): number {
  let sum = 0;
  for (let token = start; token < start + count; token++) sum += values[token]!;
  return sum;
}
