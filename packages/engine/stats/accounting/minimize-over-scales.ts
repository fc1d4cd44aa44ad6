const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface Minimum {
  readonly at: number;
  readonly value: number;
}

export interface Scales {
  readonly low: number;
  readonly high: number;
  /** Each narrows the search by 0.618. */
  readonly steps?: number;
}

/** Golden-section search over the logarithm of a positive argument, for a function that falls, then rises. */
export function minimizeOverScales(
  { low, high, steps = 40 }: Scales,
  evaluate: (x: number) => number,
): Minimum {
  let left = Math.log(low);
  let right = Math.log(high);
  let best: Minimum = { at: Number.NaN, value: Number.POSITIVE_INFINITY };
  const probe = (log: number) => {
    const value = evaluate(Math.exp(log));
    if (value < best.value) best = { at: Math.exp(log), value };
    return value;
  };
  let inner = [right - GOLDEN * (right - left), left + GOLDEN * (right - left)] as const;
  let values = [probe(inner[0]), probe(inner[1])] as const;
  for (let step = 0; step < steps; step++) {
    if (values[0] <= values[1]) {
      right = inner[1];
      inner = [right - GOLDEN * (right - left), inner[0]];
      values = [probe(inner[0]), values[0]];
    } else {
      left = inner[0];
      inner = [inner[1], left + GOLDEN * (right - left)];
      values = [values[1], probe(inner[1])];
    }
  }
  return best;
}
