import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { decodeCells, describeVariable, encodeCells, positionsInCells } from "./cell-tokens.ts";
import { fitCells, type NumberCells, numberCells } from "./number-cells.ts";

const standard = { leastPeople: 5, trueExtremes: false };

function draw(count: number, make: (random: Random, row: number) => number): Float64Array {
  const random = new Random(3);
  return Float64Array.from({ length: count }, (_, row) => make(random, row));
}

const normal = (random: Random) =>
  Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());

/** The largest difference of two distribution functions, at the values of both. */
function distance(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a.slice().sort(), b.slice().sort()];
  const share = (sorted: Float64Array, value: number) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] as number) <= value) from = middle + 1;
      else to = middle;
    }
    return from / sorted.length;
  };
  return Math.max(...[...x, ...y].map((value) => Math.abs(share(x, value) - share(y, value))));
}

/** The tokens of the rows with positions drawn anew inside their cells. */
function redraw(cells: NumberCells, values: Float64Array): Float64Array {
  const random = new Random(4);
  const { coarse, fine } = encodeCells(cells, values);
  const { scale, fineSizes } = describeVariable("x", cells);
  const positions = Float32Array.from(coarse, (token, row) => {
    const from = scale?.from[token] as number;
    const width = (scale?.to[token] as number) - from;
    return from + (width * ((fine?.[row] ?? 0) + random.float())) / (fineSizes?.[token] ?? 1);
  });
  return decodeCells(cells, { coarse, ...(fine && { fine }), positions }).numbers;
}

const samples: Record<string, Float64Array> = {
  "one hump": draw(4_000, normal),
  "long tail": draw(4_000, (random) => Math.exp(3 * normal(random))),
  "mostly zero": draw(4_000, (random) => (random.float() < 0.9 ? 0 : normal(random))),
  "round prices": draw(4_000, (random) => Math.round(Math.exp(5 + normal(random)))),
  "tens and few others": draw(4_000, (random) => {
    const value = random.below(3_000);
    return value % 10 === 0 || random.float() < 0.1 ? value : value - (value % 10);
  }),
  "two far humps": draw(600, (random) => normal(random) + (random.float() < 0.5 ? 1e6 : -1e6)),
};

test.each(Object.entries(samples))(
  "%s: rows drawn from their tokens have the law of the column",
  (_, values) => {
    const cells = fitCells(values, standard);
    expect(numberCells.safeParse(cells).success).toBe(true);
    const drawn = redraw(cells, values).map((value, row) =>
      Number.isInteger(values[row]) ? Math.round(value) : value,
    );
    expect(distance(values, drawn)).toBeLessThan(0.004 + 4 / values.length);
  },
);

test("nothing is drawn where there is a wide gap", () => {
  const values = samples["two far humps"] as Float64Array;
  const drawn = redraw(fitCells(values, standard), values);
  expect(drawn.filter((value) => Math.abs(value) < 999_900)).toHaveLength(0);
});

test("no value that fewer than five rows have is in the state", () => {
  for (const [name, values] of Object.entries(samples)) {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const { atoms, values: law, cuts, ranks } = fitCells(values, standard);
    const rare = (value: number) => (counts.get(value) ?? 5) < 5;
    // A mean of whole numbers may be one of them by chance.
    const whole = values.every(Number.isInteger);
    expect([name, [...atoms].filter(rare)]).toEqual([name, []]);
    if (!whole) expect([name, [...law, ...cuts, ...ranks].filter(rare)]).toEqual([name, []]);
  }
});

test("true extremes show when asked for, and only then", () => {
  const values = samples["one hump"] as Float64Array;
  const ends = [Math.min(...values), Math.max(...values)];
  const clipped = fitCells(values, standard).values;
  const true_ = fitCells(values, { leastPeople: 5, trueExtremes: true }).values;
  expect([true_[0], true_.at(-1)]).toEqual(ends);
  expect(clipped[0]).toBeGreaterThan(ends[0] as number);
  expect(clipped.at(-1)).toBeLessThan(ends[1] as number);
});

test("each of few values is a token; rare ones share a cell", () => {
  const values = draw(1_000, (_, row) => (row < 12 ? 100 + row : row % 20));
  const cells = fitCells(values, standard);
  expect([...cells.atoms]).toEqual(Array.from({ length: 20 }, (_, value) => value));
  expect([...cells.fineSizes]).toEqual([1]);
  const { coarse, positions } = encodeCells(cells, values);
  expect(coarse[0]).toBe(20);
  // 49 or 50 rows have each of the 20 values: the middle of their ranks is the position.
  const below = values.filter((value) => value < 7).length;
  const equal = values.filter((value) => value === 7).length;
  const row = values.indexOf(7, 12);
  expect(positions?.[row]).toBeCloseTo((below + equal / 2) / 1_000, 6);
});

test("cells have eight rows or more and no value is in two", () => {
  for (const values of Object.values(samples)) {
    const cells = fitCells(values, standard);
    const { coarse, fine } = encodeCells(cells, values);
    const places = new Map<number, Set<number>>();
    values.forEach((value, row) => {
      const place = (coarse[row] as number) * 64 + (fine?.[row] ?? 0);
      places.set(value, (places.get(value) ?? new Set()).add(place));
    });
    expect([...places.values()].every(({ size }) => size === 1)).toBe(true);
    for (let at = 1; at < cells.cuts.length; at++)
      expect((cells.cuts[at] as number) - (cells.cuts[at - 1] as number)).toBeGreaterThanOrEqual(8);
  }
});

test("positions ascend with values, and lie in the stretch of their token", () => {
  for (const values of Object.values(samples)) {
    const cells = fitCells(values, standard);
    const sorted = values.slice().sort();
    const positions = positionsInCells(cells, sorted);
    expect(positions.every((at, row) => row === 0 || at >= (positions[row - 1] as number))).toBe(true);
    const { coarse } = encodeCells(cells, sorted);
    const { scale } = describeVariable("x", cells);
    const isInside = (token: number, row: number) =>
      (positions[row] as number) >= (scale?.from[token] as number) &&
      (positions[row] as number) <= (scale?.to[token] as number);
    expect(coarse.every(isInside)).toBe(true);
  }
});

test("any numbers at all: fitted, sound, decoded to what they were where all may show", () => {
  const number = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE),
    fc.integer({ min: 0, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 120 }), fc.constantFrom(1, 5), (list, leastPeople) => {
      const values = Float64Array.from(list);
      const cells = fitCells(values, { leastPeople, trueExtremes: false }, new Uint8Array(values.length));
      expect(numberCells.safeParse(cells).success).toBe(true);
      const tokens = encodeCells(cells, values, new Uint8Array(values.length));
      const { numbers } = decodeCells(cells, tokens);
      if (leastPeople === 1) expect([...numbers]).toEqual(list.map((value) => value + 0));
    }),
    { numRuns: 200 },
  );
});
