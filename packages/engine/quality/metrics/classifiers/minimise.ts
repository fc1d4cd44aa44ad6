/** @file Minimises a smooth convex function from its values and gradients: L-BFGS (Liu & Nocedal 1989). */

/** Answers the value and fills the gradient. */
export type Evaluate = (point: Float64Array, gradient: Float64Array) => number;

const MEMORY = 20;
/** Of the largest entry of the gradient, beside what it was at the start: weights good to 1e-4. */
const TOLERANCE = 1e-6;
const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MOST_TRIALS = 40;

interface Place {
  readonly point: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly curvature: number;
}

export function minimise(evaluate: Evaluate, start: Float64Array, mostSteps: number): Float64Array {
  let place = visit(evaluate, start);
  const enough = TOLERANCE * Math.max(1, findLargest(place.gradient));
  const steps: Step[] = [];
  for (let count = 0; count < mostSteps && findLargest(place.gradient) > enough; count++) {
    const direction = findDirection(place.gradient, steps);
    const next = search(evaluate, place, direction, steps.length === 0);
    if (next === undefined) break;
    const moved = subtract(next.point, place.point);
    const turned = subtract(next.gradient, place.gradient);
    const curvature = dot(moved, turned);
    if (curvature > 0) steps.push({ moved, turned, curvature });
    if (steps.length > MEMORY) steps.shift();
    place = next;
  }
  return place.point;
}

function visit(evaluate: Evaluate, point: Float64Array): Place {
  const gradient = new Float64Array(point.length);
  const value = evaluate(point, gradient);
  return { point, gradient, value };
}

/** The quasi-Newton direction by the two loops over the steps remembered. */
function findDirection(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const shares = steps.toReversed().map(({ moved, turned, curvature }) => {
    const share = dot(moved, direction) / curvature;
    add(direction, turned, -share);
    return share;
  });
  const last = steps.at(-1);
  if (last !== undefined) {
    const unit = last.curvature / dot(last.turned, last.turned);
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * unit;
  }
  for (const [index, { moved, turned, curvature }] of steps.entries())
    add(direction, moved, (shares[steps.length - 1 - index] as number) - dot(turned, direction) / curvature);
  return direction;
}

/** A length that meets the weak Wolfe conditions, by halving and doubling; none where rounding ends the descent. */
function search(
  evaluate: Evaluate,
  from: Place,
  direction: Float64Array,
  isFirst: boolean,
): Place | undefined {
  const slope = dot(from.gradient, direction);
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let length = isFirst ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const point = from.point.slice();
    add(point, direction, length);
    const place = visit(evaluate, point);
    if (!(place.value <= from.value + SUFFICIENT_DECREASE * length * slope)) high = length;
    else if (dot(place.gradient, direction) < CURVATURE * slope) low = length;
    else return place;
    length = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function add(into: Float64Array, values: Float64Array, times: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + times * (values[i] as number);
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] as number));
}

function findLargest(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
