/** @file How much one variable tells of another, from a sample of rows, each variable in a few groups. */
import { fillPermutation, type Random } from "../../base/index.ts";
import type { TokenColumn, TokenRows, TokenVariable } from "../tokens.ts";

/** Groups that a variable is put into: finer ones are mostly noise among a few thousand rows. */
const MOST_GROUPS = 24;
const MOST_ROWS = 10_000;
/** Counting steps for all pairs together: about a second. */
const MOST_STEPS = 4e8;

/** A symmetric matrix in nats, row-major; chance alone gives about 0. */
export function measureMutualInformation(
  variables: readonly TokenVariable[],
  { rowCount, columns }: TokenRows,
  random: Random,
): Float64Array {
  const count = variables.length;
  const pairs = Math.max(1, (count * (count - 1)) / 2);
  const most = Math.min(rowCount, MOST_ROWS, Math.max(500, Math.floor(MOST_STEPS / pairs)));
  const rows = fillPermutation(random, new Uint32Array(rowCount)).subarray(0, most);
  const grouped = columns.map((column, index) => groupTokens(variables[index]!, column, rows));
  const information = new Float64Array(count * count);
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) {
      const value = measurePair(grouped[a]!, grouped[b]!);
      information[a * count + b] = value;
      information[b * count + a] = value;
    }
  return information;
}

/** Tokens on a scale by equal shares of its length, others the most frequent by themselves. Null is one. */
function groupTokens({ size, scale }: TokenVariable, { coarse, positions }: TokenColumn, rows: Uint32Array) {
  if (size <= MOST_GROUPS) return Uint8Array.from(rows, (row) => coarse[row]!);
  if (scale !== undefined)
    return Uint8Array.from(rows, (row) => {
      const position = positions![row]!;
      return Number.isNaN(position)
        ? MOST_GROUPS - 1
        : Math.min(MOST_GROUPS - 2, position * (MOST_GROUPS - 1));
    });
  const counts = new Uint32Array(size);
  for (const row of rows) counts[coarse[row]!]!++;
  const byCount = Uint32Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]!);
  const groups = new Uint8Array(size).fill(MOST_GROUPS - 1);
  for (let rank = 0; rank < MOST_GROUPS - 1; rank++) groups[byCount[rank]!] = rank;
  return Uint8Array.from(rows, (row) => groups[coarse[row]!]!);
}

/** Σ p(a,b) ln(p(a,b) / (p(a)p(b))), less what chance adds to it: (|a| − 1)(|b| − 1) / 2n (Miller 1955). */
function measurePair(left: Uint8Array, right: Uint8Array): number {
  const joint = new Float64Array(MOST_GROUPS * MOST_GROUPS);
  for (let row = 0; row < left.length; row++) joint[left[row]! * MOST_GROUPS + right[row]!]!++;
  const ofLeft = new Float64Array(MOST_GROUPS);
  const ofRight = new Float64Array(MOST_GROUPS);
  for (const [cell, count] of joint.entries()) {
    ofLeft[Math.floor(cell / MOST_GROUPS)]! += count;
    ofRight[cell % MOST_GROUPS]! += count;
  }
  const rows = Math.max(1, left.length);
  const cross = sumOfLogs(joint) - sumOfLogs(ofLeft) - sumOfLogs(ofRight) + rows * Math.log(rows);
  const chance = ((countUsed(ofLeft) - 1) * (countUsed(ofRight) - 1)) / (2 * rows);
  return Math.max(0, cross / rows - chance);
}

function sumOfLogs(counts: Float64Array): number {
  return counts.reduce((sum, count) => (count > 0 ? sum + count * Math.log(count) : sum), 0);
}

function countUsed(counts: Float64Array): number {
  return counts.reduce((used, count) => used + +(count > 0), 0);
}
