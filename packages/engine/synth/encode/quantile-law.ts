/**
 * @file The law of a column's values: a monotone function from rank to value, linear between knots. A value that
 * enough rows share is a flat step at exactly that value; all others stand as means of at least five neighbours in
 * order, so that nobody's own value is in it. The ends are the means of the most extreme rows.
 */

export interface QuantileLaw {
  /** Ascending, from 0 to the number of rows. */
  readonly ranks: Float64Array;
  /** Ascending. */
  readonly values: Float64Array;
}

export interface LawOptions {
  /** Rows that a value shown as it is, and a mean, must have at least. */
  readonly leastRows: number;
  readonly trueExtremes: boolean;
  /** Values known to stand between the rows before a rank and those from it on; ascending. */
  readonly passes?: readonly Pass[];
}

export interface Pass {
  readonly rank: number;
  readonly value: number;
}

/** No mean is of fewer rows, whatever protection is asked for. */
const LEAST_MEAN_ROWS = 5;
/** A gap is wider than so many times the five values on each side: of n even ones it has one with n e⁻¹⁶. */
const WIDE = 4;
/** 8 for each of 1,024 cells. */
const MOST_KNOTS = 8_192;

/** `sorted`: finite, ascending, at least five. */
export function buildLaw(sorted: Float64Array, options: LawOptions): QuantileLaw {
  const writer = new LawWriter(sorted, options);
  const leastRun = findLeastRun(sorted, options.leastRows);
  const passes = [...(options.passes ?? [])];
  let strayStart = 0;
  const addUpTo = (rank: number) => {
    while (passes[0] !== undefined && passes[0].rank <= rank) {
      const { rank: at, value } = passes.shift() as Pass;
      writer.addStray(strayStart, at);
      writer.addPass(at, value);
      strayStart = Math.max(strayStart, at);
    }
    writer.addStray(strayStart, rank);
    strayStart = rank;
  };
  for (const [start, end] of findRuns(sorted)) {
    if (end - start < leastRun) continue;
    addUpTo(start);
    writer.addFlat(start, end);
    strayStart = end;
  }
  addUpTo(sorted.length);
  return writer.finish();
}

/** Stretches of equal values. */
export function* findRuns(sorted: Float64Array): Generator<[start: number, end: number]> {
  let start = 0;
  for (let row = 1; row <= sorted.length; row++) {
    if (row < sorted.length && sorted[row] === sorted[start]) continue;
    yield [start, row];
    start = row;
  }
}

/** So many rows share each of the most shared values that the law has room for. */
function findLeastRun(sorted: Float64Array, leastRows: number): number {
  const lengths: number[] = [];
  for (const [start, end] of findRuns(sorted)) if (end - start >= leastRows) lengths.push(end - start);
  if (lengths.length <= MOST_KNOTS / 2) return leastRows;
  return (lengths.sort((a, b) => b - a)[MOST_KNOTS / 2] as number) + 1;
}

class LawWriter {
  readonly #sorted: Float64Array;
  readonly #trueExtremes: boolean;
  /** Rows of a mean at the ends. */
  readonly #endRows: number;
  /** Rows of a mean elsewhere. */
  readonly #meanRows: number;
  readonly #ranks: number[] = [];
  readonly #values: number[] = [];

  constructor(sorted: Float64Array, { leastRows, trueExtremes }: LawOptions) {
    this.#sorted = sorted;
    this.#trueExtremes = trueExtremes;
    this.#endRows = Math.max(LEAST_MEAN_ROWS, leastRows);
    this.#meanRows = Math.max(this.#endRows, Math.ceil(sorted.length / MOST_KNOTS));
  }

  addFlat(start: number, end: number): void {
    this.#add(start, this.#sorted[start] as number);
    this.#add(end, this.#sorted[start] as number);
  }

  addPass(rank: number, value: number): void {
    this.#add(rank, value);
  }

  /** Rows of values that too few share: a few between two steps are bridged by a straight line. */
  addStray(start: number, end: number): void {
    let from = start;
    for (let rank = start + this.#endRows; rank <= end - this.#endRows; rank++) {
      if (!this.#isGap(rank)) continue;
      this.#addStretch(from, rank);
      from = rank;
    }
    if (from < end) this.#addStretch(from, end);
  }

  /** Means of a few rows stand at open ends, those of groups in the groups' middles. */
  #addStretch(start: number, end: number): void {
    const isFew = end - start < this.#endRows;
    const opens = start === 0 || (!isFew && this.#isGap(start));
    const closes = end === this.#sorted.length || (!isFew && this.#isGap(end));
    const first = opens ? start + this.#endRows : start;
    const last = closes ? end - this.#endRows : end;
    if (opens) this.#add(start, this.#endValue(start, first));
    const groups = Math.floor((last - first) / this.#meanRows);
    for (let group = 0; group < groups; group++) {
      const from = first + Math.round(((last - first) * group) / groups);
      const to = first + Math.round(((last - first) * (group + 1)) / groups);
      this.#add((from + to) / 2, this.#mean(from, to));
    }
    if (closes) this.#add(end, this.#endValue(last, end));
  }

  /** Whether nobody is where a line through both sides would pass. */
  #isGap(rank: number): boolean {
    const sorted = this.#sorted;
    const below = rank - this.#endRows;
    const above = rank + this.#endRows - 1;
    if (below < 0 || above >= sorted.length) return false;
    const right = sorted[rank] as number;
    const left = sorted[rank - 1] as number;
    const spread = Math.max(left - (sorted[below] as number), (sorted[above] as number) - right);
    return spread > 0 && right - left > WIDE * spread;
  }

  finish(): QuantileLaw {
    return { ranks: Float64Array.from(this.#ranks), values: Float64Array.from(this.#values) };
  }

  #endValue(start: number, end: number): number {
    if (this.#trueExtremes && start === 0) return this.#sorted[0] as number;
    if (this.#trueExtremes && end === this.#sorted.length) return this.#sorted[end - 1] as number;
    return this.#mean(Math.max(0, start), Math.min(end, this.#sorted.length));
  }

  /** Divided first: the sum of the largest numbers would be infinite. */
  #mean(start: number, end: number): number {
    const weight = 1 / (end - start);
    let mean = 0;
    for (let row = start; row < end; row++) mean += (this.#sorted[row] as number) * weight;
    return mean;
  }

  /** Rounding must not break the order. */
  #add(rank: number, value: number): void {
    this.#ranks.push(Math.max(rank, this.#ranks.at(-1) ?? 0));
    this.#values.push(Math.max(value, this.#values.at(-1) ?? Number.NEGATIVE_INFINITY));
  }
}

/** The first index whose number is not below x. */
export function lowerBound(ascending: Float64Array, x: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The value at a rank; `near` is an index of a knot not above the rank, if one is known. */
export function valueAt({ ranks, values }: QuantileLaw, rank: number, near?: number): number {
  let knot = near ?? Math.max(0, lowerBound(ranks, rank) - 1);
  while (knot < ranks.length - 2 && (ranks[knot + 1] as number) <= rank) knot++;
  const from = ranks[knot] as number;
  const width = (ranks[knot + 1] as number) - from;
  if (!(width > 0)) return values[knot] as number;
  const share = Math.min(1, Math.max(0, (rank - from) / width));
  return (values[knot] as number) * (1 - share) + (values[knot + 1] as number) * share;
}

/** The middle of the ranks that have this value. */
export function rankOf({ ranks, values }: QuantileLaw, value: number): number {
  const above = lowerBound(values, value);
  if (above === values.length) return ranks[above - 1] as number;
  const rank = ranks[above] as number;
  if (values[above] === value) {
    let last = above;
    while (values[last + 1] === value) last++;
    return (rank + (ranks[last] as number)) / 2;
  }
  if (above === 0) return rank;
  const below = values[above - 1] as number;
  const share = (value - below) / ((values[above] as number) - below);
  const from = ranks[above - 1] as number;
  return from + (rank - from) * (Number.isFinite(share) ? share : 0.5);
}
