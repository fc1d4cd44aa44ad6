import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../base/index.ts";
import { cellAt } from "./column/cell.ts";
import type { TextColumn } from "./column/column.ts";
import { columnFromValues } from "./column/column-from-values.ts";
import { splitTable } from "./split-table.ts";
import { getColumn, makeTable, type Table } from "./table.ts";

const numbers = (table: Table) =>
  Array.from({ length: table.rowCount }, (_, row) => cellAt(getColumn(table, "n"), row) as number);

function makeRows(people: readonly (string | null)[]): Table {
  return makeTable("visits", [
    ["n", columnFromValues(people.map((_, row) => row))],
    ["person", columnFromValues(people)],
  ]);
}

test("each row is on one side, in its order, and as many are held out as were asked for", () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.nat(),
      (rows, share, seed) => {
        const table = makeRows(Array.from({ length: rows }, () => "x"));
        const { fitted, heldOut } = splitTable(table, { share, random: new Random(seed) });
        expect(heldOut.rowCount).toBe(Math.round(share * rows));
        const together = [...numbers(fitted), ...numbers(heldOut)];
        expect(together.toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
        for (const side of [fitted, heldOut])
          expect(numbers(side)).toEqual(numbers(side).toSorted((a, b) => a - b));
      },
    ),
  );
});

test("a person's rows stay together; rows of nobody known are drawn one by one", () => {
  const person = fc.constantFrom("Ada", "Bo", "Cy", "Di", "Ed", null);
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), fc.nat(), (people, seed) => {
      const options = { share: 0.4, random: new Random(seed), entity: "person" };
      const { fitted, heldOut } = splitTable(makeRows(people), options);
      const [left, right] = [fitted, heldOut].map(
        (side) => new Set(numbers(side).flatMap((row) => people[row] ?? [])),
      );
      expect([...(left ?? [])].filter((name) => right?.has(name))).toEqual([]);
      expect(heldOut.rowCount).toBeLessThanOrEqual(Math.round(0.4 * people.length));
    }),
  );
});

test("no text that only the other side has stays in a dictionary", () => {
  const table = makeRows(Array.from({ length: 100 }, (_, row) => `person ${row}`));
  const { fitted, heldOut } = splitTable(table, { share: 0.2, random: new Random(7) });
  const sizes = [fitted, heldOut].map((side) => (getColumn(side, "person") as TextColumn).dictionary.size);
  expect(sizes).toEqual([80, 20]);
});

test("the same seed holds out the same rows, another one others", () => {
  const table = makeRows(Array.from({ length: 100 }, () => "x"));
  const draw = (seed: number) => numbers(splitTable(table, { share: 0.2, random: new Random(seed) }).heldOut);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
