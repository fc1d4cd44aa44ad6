/** @file From probabilities and one uniform number to a token, freely or within bounds. */

/** A list of weights inside a longer one. */
export interface Weights {
  readonly values: ArrayLike<number>;
  readonly start: number;
  readonly count: number;
}

/** The token at whose step the running sum passes u of the total. */
export function pickToken({ values, start, count }: Weights, total: number, u: number): number {
  const goal = u * total;
  const end = start + count;
  let sum = 0;
  for (let place = start; place < end; place++) {
    sum += values[place]!;
    if (sum > goal) return place - start;
  }
  for (let place = end - 1; place > start; place--) if (values[place]! > 0) return place - start;
  return 0;
}

export interface Within {
  readonly stretches: Stretches;
  readonly low: number;
  readonly high: number;
}

/** Where tokens lie: each has its stretch from `from` to `to`, NaN for null. */
export interface Stretches {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/**
 * The same within [low, high]. Null keeps its probability, whatever the bounds; the rest goes to the tokens
 * that reach into the bounds, each by the share of its stretch that does. Where none does, to the nearest.
 */
export function pickWithin(weights: Weights, u: number, { stretches, low, high }: Within): number {
  const { values, start, count } = weights;
  const reached = new Float64Array(count);
  let total = 0;
  let nulls = 0;
  let inside = 0;
  for (let token = 0; token < count; token++) {
    const weight = values[start + token]!;
    const share = shareWithin(stretches.from[token]!, stretches.to[token]!, low, high);
    const isNull = Number.isNaN(share);
    reached[token] = isNull ? weight : weight * share;
    total += weight;
    if (isNull) nulls += weight;
    else inside += reached[token]!;
  }
  if (inside > 0) raise(reached, stretches, (total - nulls) / inside);
  else if (nulls < total) reached[findNearest(stretches, count, low, high)] = total - nulls;
  return pickToken({ values: reached, start: 0, count }, total, u);
}

function raise(reached: Float64Array, { from }: Stretches, factor: number): void {
  for (let token = 0; token < reached.length; token++)
    if (!Number.isNaN(from[token]!)) reached[token]! *= factor;
}

/** The part of [from, to] that lies in [low, high]; NaN where there is no stretch. */
function shareWithin(from: number, to: number, low: number, high: number): number {
  const reach = Math.min(to, high) - Math.max(from, low);
  if (to > from) return Math.max(0, reach) / (to - from);
  return reach >= 0 ? 1 : reach < 0 ? 0 : Number.NaN;
}

function findNearest({ from, to }: Stretches, count: number, low: number, high: number): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let token = 0; token < count; token++) {
    const distance = Math.max(low - to[token]!, from[token]! - high);
    if (!(distance < least)) continue;
    least = distance;
    nearest = token;
  }
  return nearest;
}
