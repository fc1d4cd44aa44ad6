/** @file A grid of counts as rectangles that each hold at least five people or none. */
import { isFew } from "./people.ts";

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How many points lie in a rectangle of cells. */
export type Counter = (rectangle: Rectangle) => number;

/** By sums of all cells to the left and above. */
export function makeCounter(cells: ArrayLike<number>, size: number): Counter {
  const sums = new Float64Array((size + 1) * (size + 1));
  const at = (x: number, y: number) => y * (size + 1) + x;
  const read = (x: number, y: number) => sums[at(x, y)] as number;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      sums[at(x + 1, y + 1)] = (cells[y * size + x] as number) + read(x, y + 1) + read(x + 1, y) - read(x, y);
  return ({ left, top, right, bottom }) =>
    read(right, bottom) - read(left, bottom) - read(right, top) + read(left, top);
}

/** Cut in two where both halves are safe, near the middle and across the longer side if possible, as often as can be. */
export function cutSquare(size: number, people: Counter, others: Counter): Rectangle[] {
  const done: Rectangle[] = [];
  const waiting: Rectangle[] = [{ left: 0, top: 0, right: size, bottom: size }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const isEmpty = people(next) === 0 && others(next) === 0;
    const halves = isEmpty ? undefined : cutOnce(next, people);
    if (halves !== undefined) waiting.push(...halves);
    else if (!isEmpty) done.push(next);
  }
  return done;
}

function cutOnce(whole: Rectangle, people: Counter): readonly [Rectangle, Rectangle] | undefined {
  const width = whole.right - whole.left;
  const height = whole.bottom - whole.top;
  const cuts =
    width >= height ? [...cutAcross(whole), ...cutDown(whole)] : [...cutDown(whole), ...cutAcross(whole)];
  return cuts.find((halves) => halves.every((half) => !isFew(people(half))));
}

function cutAcross(whole: Rectangle): (readonly [Rectangle, Rectangle])[] {
  return fromMiddle(whole.left, whole.right).map((at) => [
    { ...whole, right: at },
    { ...whole, left: at },
  ]);
}

function cutDown(whole: Rectangle): (readonly [Rectangle, Rectangle])[] {
  return fromMiddle(whole.top, whole.bottom).map((at) => [
    { ...whole, bottom: at },
    { ...whole, top: at },
  ]);
}

/** The places between two ends, those nearest to the middle first. */
function fromMiddle(from: number, to: number): number[] {
  const middle = (from + to) / 2;
  return Array.from({ length: to - from - 1 }, (_, at) => from + 1 + at).sort(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b,
  );
}
