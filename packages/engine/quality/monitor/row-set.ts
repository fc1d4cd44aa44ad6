/**
 * @file The different rows of a stream by their hashes, in bounded memory: a sample of distinct values (Gibbons,
 * "Distinct sampling for highly-accurate answers to distinct values queries", 2001). All are kept while there are no
 * more than `limit`; then only those whose hash ends in a zero bit, later in two, and so on. What is kept depends on
 * the hashes alone, so merging is exact and its order does not matter.
 */

const LEAST_SLOTS = 64;

export class RowSet {
  readonly #limit: number;
  #high = new Uint32Array(LEAST_SLOTS);
  #low = new Uint32Array(LEAST_SLOTS);
  /** 0 = free, 1 = seen once, 2 = more often. */
  #times = new Uint8Array(LEAST_SLOTS);
  #size = 0;
  #level = 0;

  constructor({ limit }: { readonly limit: number }) {
    this.#limit = limit;
  }

  /** Whether every different row is kept. */
  get isExact(): boolean {
    return this.#level === 0;
  }

  /** Number of different rows; exact or by the sample. */
  get distinct(): number {
    return this.#size * 2 ** this.#level;
  }

  /** What `distinct` may be off by, relative to itself: five standard errors. */
  get relativeError(): number {
    return this.#level === 0 ? 0 : 5 / Math.sqrt(Math.max(1, this.#size));
  }

  /** Rows that were seen only once. */
  countSingles(): number {
    let singles = 0;
    for (const times of this.#times) if (times === 1) singles++;
    return singles * 2 ** this.#level;
  }

  has(high: number, low: number): boolean {
    return this.#times[this.#find(high, low)] !== 0;
  }

  add(high: number, low: number, times = 1): void {
    if (!this.#isSampled(low)) return;
    const slot = this.#find(high, low);
    const seen = this.#times[slot] as number;
    this.#times[slot] = Math.min(2, seen + times);
    if (seen > 0) return;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#size += 1;
    if (this.#size > this.#limit) this.#level += 1;
    if (this.#size > this.#limit || 2 * this.#size > this.#times.length) this.#rebuild();
  }

  merge(other: RowSet): void {
    if (other.#level > this.#level) {
      this.#level = other.#level;
      this.#rebuild();
    }
    other.#times.forEach((times, slot) => {
      if (times > 0) this.add(other.#high[slot] as number, other.#low[slot] as number, times);
    });
  }

  #isSampled(low: number): boolean {
    return (low & (2 ** this.#level - 1)) === 0;
  }

  /** The slot of the row, or the free one where it belongs. */
  #find(high: number, low: number): number {
    const mask = this.#times.length - 1;
    let slot = high & mask;
    while (this.#times[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & mask;
    return slot;
  }

  #rebuild(): void {
    const [high, low, times] = [this.#high, this.#low, this.#times];
    const slots = 2 * this.#size > times.length ? 2 * times.length : times.length;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#times = new Uint8Array(slots);
    this.#size = 0;
    times.forEach((seen, slot) => {
      if (seen > 0) this.add(high[slot] as number, low[slot] as number, seen);
    });
  }
}
