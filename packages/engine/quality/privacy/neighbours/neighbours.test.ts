import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import {
  type Distance,
  findFirstEqual,
  findNeighbours,
  indexTargets,
  measureNeighbourError,
  measureRows,
  type RowColumn,
  type Rows,
} from "./index.ts";

interface Shape {
  readonly numbers: number;
  readonly categories: number;
  readonly missing?: number;
}

function draw(count: number, { numbers, categories, missing = 0 }: Shape, random: Random): Rows {
  const values = () =>
    Float64Array.from({ length: count }, () => {
      if (random.float() < missing) return Number.NaN;
      return random.float() < 0.5 ? random.below(10) / 10 : random.float() * 3 - 1;
    });
  const codes = () => Int32Array.from({ length: count }, () => random.below(40) - 1);
  const columns: RowColumn[] = [];
  // Kinds take turns, so that the order of the columns is not that of the kernel.
  for (let at = 0; at < Math.max(numbers, categories); at++) {
    if (at < categories) columns.push({ kind: "category", codes: codes() });
    if (at < numbers) columns.push({ kind: "number", values: values() });
  }
  return { count, columns };
}

const gower = (rows: Rows, range = 1): Distance => ({ kind: "gower", ranges: rows.columns.map(() => range) });
const euclidean: Distance = { kind: "euclidean" };

function searchPlainly(queries: Rows, targets: Rows, distance: Distance, k: number): number[] {
  const measure = measureRows(queries, targets, distance);
  return Array.from({ length: queries.count }, (_, query) => {
    const all = Float64Array.from({ length: targets.count }, (_, target) => measure(query, target));
    return [...all.sort().subarray(0, k)];
  }).flat();
}

test.each([
  ["mixed, with missing values", { numbers: 4, categories: 5, missing: 0.1 }, 1],
  ["categories alone", { numbers: 0, categories: 3 }, 2],
  ["numbers beyond their range", { numbers: 5, categories: 0, missing: 0.3 }, 0.2],
  ["numbers of no range", { numbers: 2, categories: 1 }, 0],
])("the nearest rows to the last bit: %s", (_, shape, range) => {
  const random = new Random(5);
  const [queries, targets] = [draw(150, shape, random), draw(900, shape, random)];
  for (const k of [1, 2, 3]) {
    const found = findNeighbours(queries, targets, { k, distance: gower(queries, range) });
    expect([...found.distance]).toEqual(searchPlainly(queries, targets, gower(queries, range), k));
    const measure = measureRows(queries, targets, gower(queries, range));
    for (const [at, target] of found.index.entries())
      expect(measure(Math.floor(at / k), target)).toBe(found.distance[at]);
  }
});

test.each([1, 3, 30])("the shortest way to the last bit, in %d dimensions", (numbers) => {
  const random = new Random(7);
  const [queries, targets] = [
    draw(100, { numbers, categories: 0 }, random),
    draw(700, { numbers, categories: 0 }, random),
  ];
  const { distance } = findNeighbours(queries, targets, { k: 2, distance: euclidean });
  expect([...distance]).toEqual(searchPlainly(queries, targets, euclidean, 2));
});

test("numbers of any size and infinite ones", () => {
  const values = Float64Array.of(-1e300, -1e9, -1, 0, 1e-9, 1, 1e9, 1e300, Infinity, -Infinity, Number.NaN);
  const rows: Rows = { count: values.length, columns: [{ kind: "number", values }] };
  const { index } = findNeighbours(rows, rows, { distance: { kind: "gower", ranges: [1] } });
  expect([...index]).toEqual([...values.keys()]);
});

test("by hand: half a range, another category, and a missing value", () => {
  const row = (code: number, ...numbers: number[]): Rows => ({
    count: 1,
    columns: [
      { kind: "category", codes: Int32Array.of(code) },
      ...numbers.map((value) => ({ kind: "number", values: Float64Array.of(value) }) as const),
    ],
  });
  const distance: Distance = { kind: "gower", ranges: [0, 4, 4, 4, 4] };
  const found = findNeighbours(row(1, 2, 9, Number.NaN, Number.NaN), row(2, 4, 1, 3, Number.NaN), {
    distance,
  });
  expect(found.distance[0]).toBe(1 + 0.5 + 1 + 1 + 0);
  expect(findNeighbours(row(-1, 2, 2, 2, 2), row(-1, 2, 2, 2, 2), { distance }).distance[0]).toBe(0);
});

test("duplicates do not hide the second neighbour and cost no search", () => {
  const codes = Int32Array.from({ length: 50_000 }, (_, row) => (row < 49_999 ? 7 : 8));
  const targets: Rows = { count: codes.length, columns: [{ kind: "category", codes }] };
  const queries: Rows = { count: 2, columns: [{ kind: "category", codes: Int32Array.of(7, 8) }] };
  const { distance } = findNeighbours(queries, targets, { k: 2, distance: gower(queries) });
  expect([...distance]).toEqual([0, 0, 0, 1]);
  let visits = 0;
  indexTargets(targets, gower(queries), 1).walk(queries, 0, 5, () => {
    visits++;
    return 5;
  });
  expect(visits).toBe(2);
});

test("a division that takes off little at a time loses nobody", () => {
  // Each category column sets one row in 150 apart; what tells the rest apart is too small to divide by.
  const count = 3_000;
  const columns: RowColumn[] = Array.from({ length: 120 }, (_, at) => ({
    kind: "category",
    codes: Int32Array.from({ length: count }, (_, row) => (row % 150 === at ? 1 : 0)),
  }));
  columns.push({ kind: "number", values: Float64Array.from({ length: count }, (_, row) => row) });
  const rows: Rows = { count, columns };
  const distance: Distance = { kind: "gower", ranges: columns.map(() => count * 1e6) };
  expect([...findNeighbours(rows, rows, { distance }).index]).toEqual([...new Array(count).keys()]);
});

test("equal rows are found, 0 equal to −0 and missing to missing", () => {
  const rows: Rows = {
    count: 6,
    columns: [
      { kind: "number", values: Float64Array.of(0, -0, Number.NaN, 1, Number.NaN, 0) },
      { kind: "category", codes: Int32Array.of(1, 1, -1, 1, -1, 2) },
    ],
  };
  expect([...findFirstEqual(rows)]).toEqual([0, 0, 2, 3, 2, 5]);
});

test("an approximation is never nearer, and its error is told", () => {
  const random = new Random(11);
  const shape = { numbers: 6, categories: 2 };
  const [queries, targets] = [draw(200, shape, random), draw(20_000, shape, random)];
  const measure = (mostLeaves: number) =>
    measureNeighbourError(
      queries,
      targets,
      { distance: gower(queries), mostLeaves },
      { random: new Random(1) },
    );
  const [few, many, all] = [measure(2), measure(20), measure(1e9)];
  expect(few.exact).toBeLessThan(many.exact);
  expect(few.excess).toBeGreaterThan(many.excess);
  expect(many.excess).toBeGreaterThan(0);
  expect(all).toMatchObject({ exact: 1, excess: 0 });
});

test("tells how far it is, and stops when told to", () => {
  const random = new Random(3);
  const rows = draw(2_000, { numbers: 2, categories: 1 }, random);
  const stop = new AbortController();
  const done: number[] = [];
  const onProgress = (progress: { readonly done: number }) => {
    done.push(progress.done);
    if (done.length === 2) stop.abort();
  };
  expect(() =>
    findNeighbours(rows, rows, { distance: gower(rows) }, { signal: stop.signal, onProgress }),
  ).toThrow(expect.objectContaining({ code: "cancelled" }));
  expect(done).toEqual([0, 512]);
});

test("too few targets, and sides that do not fit, are refused", () => {
  const random = new Random(3);
  const [one, other] = [
    draw(1, { numbers: 1, categories: 1 }, random),
    draw(5, { numbers: 2, categories: 0 }, random),
  ];
  expect(() => findNeighbours(other, one, { k: 2, distance: gower(one) })).toThrow(
    expect.objectContaining({ code: "too-few-values" }),
  );
  expect(() => findNeighbours(other, one, { distance: gower(one) })).toThrow(TypeError);
});
