/**
 * @file The directions along which points vary most, by orthogonal iteration (Golub and Van Loan, "Matrix
 * Computations", 8.2.4) on the rows themselves: no covariance matrix, whose size is the square of the coordinates'
 * number, is ever made. A block wider than asked for makes close variances no obstacle.
 */
import type { Random } from "../../../base/index.ts";
import { multiplyRows, type Points, sumRows } from "./embed-rows.ts";

const BLOCK = 5;
const ROUNDS = 25;

export interface Direction {
  readonly vector: Float64Array;
  readonly variance: number;
}

/** In falling order of variance; signs such that the largest component is positive. */
export function findDirections(points: Points, width: number, random: Random): Direction[] {
  const size = Math.min(BLOCK, width);
  let block = orthonormalise(
    Array.from({ length: size }, () => random.fillFloat(new Float64Array(width)).map((value) => value - 0.5)),
  );
  for (let round = 0; round < ROUNDS; round++)
    block = orthonormalise(
      block.map((vector) => sumRows(points, centre(multiplyRows(points, vector)), width)),
    );
  return separate(points, block).map(({ vector, variance }) => ({ vector: turn(vector), variance }));
}

/**
 * The block's own directions of most variance (Rayleigh and Ritz): those of the small covariance of its scores, by
 * Jacobi's rotations.
 */
function separate(points: Points, block: readonly Float64Array[]): Direction[] {
  const scores = block.map((vector) => centre(multiplyRows(points, vector)));
  const matrix = scores.map((one) => scores.map((other) => multiply(one, other) / points.count));
  const vectors = block.map((vector) => vector.slice());
  for (let sweep = 0; sweep < 12; sweep++)
    for (let p = 0; p < block.length; p++)
      for (let q = p + 1; q < block.length; q++) rotate(matrix, vectors, p, q);
  return vectors
    .map((vector, at) => ({ vector, variance: Math.max(0, matrix[at]?.[at] ?? 0) }))
    .sort((a, b) => b.variance - a.variance);
}

/** Makes entry (p, q) of a symmetric matrix zero, and turns the vectors along. */
function rotate(matrix: number[][], vectors: Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p] as number[], matrix[q] as number[]];
  const off = rowP[q] as number;
  if (off === 0) return;
  const ratio = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const mix = (one: { [at: number]: number }, other: { [at: number]: number }, length: number) => {
    for (let at = 0; at < length; at++) {
      const [a, b] = [one[at] as number, other[at] as number];
      one[at] = cosine * a - sine * b;
      other[at] = sine * a + cosine * b;
    }
  };
  mix(rowP, rowQ, matrix.length);
  for (const row of matrix) {
    const [a, b] = [row[p] as number, row[q] as number];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  const [one, other] = [vectors[p] as Float64Array, vectors[q] as Float64Array];
  mix(one, other, one.length);
}

/** Gram and Schmidt, twice; what is left of a vector that the others span becomes zero. */
function orthonormalise(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const before = Math.sqrt(multiply(vector, vector));
    let rest = vector;
    for (const _ of [1, 2])
      for (const other of basis) {
        const along = multiply(rest, other);
        rest = rest.map((value, at) => value - along * (other[at] as number));
      }
    const length = Math.sqrt(multiply(rest, rest));
    basis.push(length > 1e-12 * before ? rest.map((value) => value / length) : rest.fill(0));
  }
  return basis;
}

function turn(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? vector.map((value) => -value) : vector;
}

function centre(values: Float64Array): Float64Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  return values.map((value) => value - mean);
}

function multiply(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
