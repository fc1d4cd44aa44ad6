import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import {
  type CellValue,
  columnFromValues,
  findDifference,
  makeTable,
  type Table,
} from "../../table/index.ts";
import { findRelations, loadRelations, restoreRelations } from "./index.ts";
import { describeColumns } from "./testing/describe-columns.ts";

const ROWS = 800;

function build(
  columns: Record<string, (random: Random, row: number) => CellValue>,
  seed: number,
  then?: (row: CellValue[]) => CellValue[],
): Table {
  const random = new Random(seed);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const cells = Object.values(columns).map((make) => make(random, row));
    return then?.(cells) ?? cells;
  });
  return makeTable(
    "t",
    Object.keys(columns).map((name, index) => [name, columnFromValues(rows.map((row) => row[index]!))]),
  );
}

function find(table: Table) {
  return findRelations(table, describeColumns(table), { random: new Random(1) });
}

const words = ["red", "green", "blue", "grey", "pink", "black"];

const planted = {
  constant: (seed: number) => build({ a: (r) => r.below(9), b: () => "x" }, seed),
  equal: (seed: number) => build({ a: (r) => r.below(90), b: () => 0 }, seed, ([a]) => [a!, a!]),
  formula: (seed: number) =>
    build({ a: (r) => r.below(60), b: (r) => r.below(60), c: () => 0 }, seed, ([a, b]) => [
      a!,
      b!,
      (a as number) + (b as number) - 3,
    ]),
  dependency: (seed: number) =>
    build({ a: (r) => r.below(12), b: () => "" }, seed, ([a]) => [a!, words[((a as number) * 5) % 6]!]),
  "one-hot": (seed: number) =>
    build({ a: (r) => r.below(3), b: () => 0, c: () => 0 }, seed, ([a]) => [
      a === 0 ? 1 : 0,
      a === 1 ? 1 : 0,
      a === 2 ? 1 : 0,
    ]),
  copy: (seed: number) =>
    build(
      { a: (r) => 1000 + r.below(100_000), b: (r) => 1000 + r.below(100_000), c: (r) => r.below(3) },
      seed,
      ([a, b, c]) => [a!, c === 0 ? a! : b!, c!],
    ),
  difference: (seed: number) =>
    build({ a: (r) => r.below(3000), b: (r) => r.below(40) }, seed, ([a, b]) => [
      a!,
      (a as number) + (b as number),
    ]),
  presence: (seed: number) =>
    build({ a: (r) => r.below(4), b: (r) => r.below(50) }, seed, ([a, b]) => [a!, a === 0 ? null : b!]),
};

test.each(Object.entries(planted))("%s: found, taken out, and back as it was", (kind, plant) => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      const table = plant(seed);
      const { applied, table: reduced } = find(table);
      expect(applied.map((relation) => relation.kind)).toContain(kind);
      expect(findDifference(restoreRelations(reduced, applied, new Random(2)), table)).toBeUndefined();
      const loaded = loadRelations(structuredClone(applied), [...reduced.columns.keys()]);
      expect(findDifference(restoreRelations(reduced, loaded, new Random(2)), table)).toBeUndefined();
    }),
    { numRuns: 8 },
  );
});

test("independent columns have no relation", () => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      const table = build(
        { a: (r) => r.below(900), b: (r) => r.below(700), c: (r) => r.float(), d: (r) => words[r.below(6)]! },
        seed,
      );
      expect(find(table).applied).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test("an excluded relation stays in the table, by its text and by its columns", () => {
  const table = planted.dependency(1);
  const [first] = find(table).applied;
  for (const exclude of [first!.text, "dependency:b,a", "dependency"])
    expect(
      findRelations(table, describeColumns(table), { random: new Random(1), exclude: [exclude] }).applied,
    ).toEqual([]);
});

test("a file that lies about relations is refused", () => {
  const { applied, table } = find(planted.formula(3));
  const columns = [...table.columns.keys()];
  const lies: unknown[] = [
    null,
    [{ ...applied[0], kind: "magic" }],
    [{ ...applied[0], state: {} }],
    [{ ...applied[0], columns: ["a", "nobody", "c"] }],
    [applied[0], applied[0]],
  ];
  for (const lie of lies)
    expect(() => loadRelations(lie, columns)).toThrow(expect.objectContaining({ code: "relations-damaged" }));
  expect(() => loadRelations(applied, ["a"])).toThrow(expect.objectContaining({ code: "relations-damaged" }));
});
