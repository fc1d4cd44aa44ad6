/**
 * @file Counts of the most frequent values (Misra and Gries, "Finding repeated elements", 1982), merged as in
 * Agarwal et al., "Mergeable summaries" (2012). Counts are exact until there are more than twice `capacity`
 * different values; then the (capacity + 1)-th greatest is taken off all of them. Each such cut takes its
 * amount from capacity + 1 values or more, so the cuts together never exceed n/(capacity + 1): a value's true
 * count lies between the one kept and the one kept plus `error`.
 */
import {
  isCount,
  isFiniteNumber,
  requireSameSetting,
  requireState,
  requireWhole,
  type Sketch,
} from "./sketch.ts";

export interface FrequencyState {
  readonly kind: "frequencies";
  readonly capacity: number;
  readonly count: number;
  readonly error: number;
  readonly counts: readonly (readonly [string | number, number])[];
}

export interface Frequency {
  readonly value: string | number;
  readonly atLeast: number;
  readonly atMost: number;
}

export const FREQUENCY_CAPACITY = 1024;
const CAPACITY_LIMITS = { sketch: "frequency", parameter: "capacity", least: 1, greatest: 2 ** 22 };

export class FrequencySketch implements Sketch<string | number, FrequencyState> {
  readonly capacity: number;
  readonly #counts = new Map<string | number, number>();
  #count = 0;
  #error = 0;

  constructor({ capacity = FREQUENCY_CAPACITY }: { readonly capacity?: number } = {}) {
    requireWhole({ ...CAPACITY_LIMITS, value: capacity });
    this.capacity = capacity;
  }

  static restore({ kind, capacity, count, error, counts }: FrequencyState): FrequencySketch {
    requireState(kind === "frequencies" && isCount(count) && isCount(error), "frequency");
    requireState(Array.isArray(counts) && counts.every(isCounted), "frequency");
    const sketch = new FrequencySketch({ capacity });
    for (const [value, times] of counts) sketch.#counts.set(value, times);
    const kept = counts.reduce((sum, [, times]) => sum + times, 0);
    const isOurs = sketch.#counts.size === counts.length && kept + error * (capacity + 1) <= count;
    requireState(isOurs, "frequency");
    sketch.#count = count;
    sketch.#error = error;
    return sketch;
  }

  get count(): number {
    return this.#count;
  }

  /** What any count may miss, at most count/(capacity + 1); 0 while all counts are exact. */
  get error(): number {
    return this.#error;
  }

  /** NaN and infinities, which JSON cannot keep as numbers, are counted as their names. */
  add(value: string | number): void {
    const key = typeof value === "string" || Number.isFinite(value) ? value : String(value);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#count += 1;
    if (this.#counts.size > 2 * this.capacity) this.#cut();
  }

  merge(other: FrequencySketch): void {
    requireSameSetting("frequency", this.capacity, other.capacity);
    for (const [value, times] of [...other.#counts])
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + times);
    this.#count += other.#count;
    this.#error += other.#error;
    if (this.#counts.size > 2 * this.capacity) this.#cut();
  }

  /** Between which counts the value's own lies. */
  frequencyOf(value: string | number): Frequency {
    const atLeast = this.#counts.get(value) ?? 0;
    return { value, atLeast, atMost: atLeast + this.#error };
  }

  /** The most frequent values kept, most frequent first; equal counts in order of the values. */
  top(limit = this.capacity): Frequency[] {
    return this.#sorted()
      .slice(0, limit)
      .map(([value]) => this.frequencyOf(value));
  }

  save(): FrequencyState {
    return {
      kind: "frequencies",
      capacity: this.capacity,
      count: this.#count,
      error: this.#error,
      counts: this.#sorted(),
    };
  }

  #cut(): void {
    const amount = Float64Array.from(this.#counts.values())
      .sort()
      .at(-this.capacity - 1)!;
    for (const [value, times] of this.#counts) {
      if (times > amount) this.#counts.set(value, times - amount);
      else this.#counts.delete(value);
    }
    this.#error += amount;
  }

  #sorted(): [string | number, number][] {
    return [...this.#counts].sort(([a, left], [b, right]) => right - left || compareValues(a, b));
  }
}

/** Numbers before texts. */
function compareValues(a: string | number, b: string | number): number {
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === "number" ? -1 : 1;
}

function isCounted(entry: unknown): entry is readonly [string | number, number] {
  if (!Array.isArray(entry) || entry.length !== 2) return false;
  const [value, times] = entry;
  return (typeof value === "string" || isFiniteNumber(value)) && isCount(times) && times > 0;
}
