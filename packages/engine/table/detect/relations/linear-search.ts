/**
 * @file Looks for Σ ± column = constant among few columns: rows that tell most are chosen as probes, and a set of
 * columns is given up at the first probe that disagrees.
 */
import type { ViewColumn } from "./relation-view.ts";

/** Columns with their signs; what they add up to is the same in (nearly) every row. */
export interface LinearRelation {
  readonly columns: readonly ViewColumn[];
  readonly signs: readonly number[];
  readonly constant: number;
}

const PROBES = 40;
/** Of the probes; an exception may be among them. */
const LEAST_AGREEING = 0.9;
const ROUNDING = 1e-9;

/** Per probe the value of every column, probes in which few columns rest at their most frequent value first. */
export function chooseProbes(columns: readonly ViewColumn[]): Float64Array[] {
  const rows = columns[0]?.numbers.length ?? 0;
  const modes = columns.map(({ numbers }) => findMode(numbers));
  const telling = new Int32Array(rows);
  for (const [index, { numbers }] of columns.entries())
    for (let row = 0; row < rows; row++)
      if (!Number.isNaN(numbers[row]!) && numbers[row] !== modes[index]) telling[row]! += 1;
  const order = Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => telling[b]! - telling[a]! || a - b,
  );
  return spread(order).map((row) => Float64Array.from(columns, ({ numbers }) => numbers[row]!));
}

/** The sum that most probes agree on, if nearly all do. */
export function findConstant(
  probes: readonly Float64Array[],
  places: readonly number[],
  signs: readonly number[],
): number | undefined {
  let constant = Number.NaN;
  let agreeing = 0;
  let disagreeing = 0;
  for (const probe of probes) {
    let sum = 0;
    let largest = 0;
    for (let at = 0; at < places.length; at++) {
      const value = probe[places[at]!]!;
      sum += signs[at]! * value;
      if (Math.abs(value) > largest) largest = Math.abs(value);
    }
    if (Number.isNaN(sum)) continue;
    if (agreeing === 0 || Math.abs(sum - constant) <= ROUNDING * largest) {
      if (agreeing === 0) constant = sum;
      agreeing += 1;
    } else if (agreeing === 1 && disagreeing === 0) {
      constant = sum;
      disagreeing = 1;
    } else if (++disagreeing > (1 - LEAST_AGREEING) * PROBES || agreeing < 2) return undefined;
  }
  return agreeing >= LEAST_AGREEING * (agreeing + disagreeing) && agreeing >= 5 ? constant : undefined;
}

function findMode(numbers: Float64Array): number {
  const counts = new Map<number, number>();
  let mode = Number.NaN;
  let most = 0;
  for (const value of numbers) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most && !Number.isNaN(value)) {
      most = count;
      mode = value;
    }
  }
  return mode;
}

/** Half of the probes are the most telling rows, half are spread over the better half of all. */
function spread(order: readonly number[]): number[] {
  const best = order.slice(0, PROBES / 2);
  const step = Math.max(1, Math.floor(order.length / PROBES));
  const others = order.slice(PROBES / 2).filter((_, index) => index % step === 0);
  return [...best, ...others.slice(0, PROBES / 2)];
}
