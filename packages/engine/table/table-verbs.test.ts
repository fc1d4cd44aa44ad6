import fc from "fast-check";
import { expect, test } from "vitest";
import { isSemblanceError } from "../base/index.ts";
import { cellAt } from "./column/cell.ts";
import type { TextColumn } from "./column/column.ts";
import { columnFromValues } from "./column/column-from-values.ts";
import { columnsEqual } from "./column/columns-equal.ts";
import { compactDictionary } from "./column/compact-dictionary.ts";
import { findDifference } from "./column/tables-equal.ts";
import { concatTables } from "./concat-tables.ts";
import { selectColumns } from "./select-columns.ts";
import { batchTable, makeTable, sliceTable } from "./table.ts";
import { takeRows } from "./take-rows.ts";
import { arbitraryColumn, arbitraryTable } from "./testing/arbitrary-table.ts";

const people = makeTable("people", [
  ["id", columnFromValues([1, 2, 3])],
  ["name", columnFromValues(["Ada", null, "Bo"])],
]);

function catchCode(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return isSemblanceError(error) ? error.code : String(error);
  }
  return undefined;
}

test("taken rows are those rows, in that order, as often as named", () => {
  fc.assert(
    fc.property(arbitraryTable({ maxRows: 8 }), fc.array(fc.nat()), (table, picks) => {
      const rows = Int32Array.from(table.rowCount === 0 ? [] : picks, (pick) => pick % table.rowCount);
      const taken = takeRows(table, rows);
      expect(taken.rowCount).toBe(rows.length);
      for (const [name, column] of taken.columns) {
        const source = table.columns.get(name);
        for (const [at, row] of rows.entries())
          expect(cellAt(column, at)).toEqual(source && cellAt(source, row));
      }
    }),
  );
});

test("joining what was cut gives the table back", () => {
  fc.assert(
    fc.property(arbitraryTable(), fc.integer({ min: 1, max: 9 }), (table, rowsPerBatch) => {
      const batches = [...batchTable(table, rowsPerBatch)];
      expect(findDifference(concatTables(batches), table)).toBeUndefined();
    }),
  );
});

test("joined texts share one dictionary even when the parts had their own", () => {
  const text = { kinds: ["text"] } as const;
  fc.assert(
    fc.property(arbitraryColumn(5, text), arbitraryColumn(3, text), (a, b) => {
      const parts = [a, b].map((column) => makeTable("t", [["text", column]]));
      const joined = concatTables(parts);
      for (const [part, start] of [
        [parts[0], 0],
        [parts[1], 5],
      ] as const)
        expect(
          part && findDifference(sliceTable(joined, start, start + part.rowCount), part),
        ).toBeUndefined();
    }),
  );
});

test("what only one part knows of its writing is forgotten", () => {
  const float = (decimals?: number) =>
    makeTable("t", [
      [
        "x",
        {
          kind: "float64",
          length: 1,
          values: Float64Array.of(1),
          ...(decimals !== undefined && { decimals }),
        },
      ],
    ]);
  expect(concatTables([float(1), float(2)]).columns.get("x")).toMatchObject({ decimals: 2 });
  expect(concatTables([float(1), float()]).columns.get("x")).not.toHaveProperty("decimals");
});

test("tables with other columns or types are not joined", () => {
  const ids = selectColumns(people, ["id"]);
  const texts = makeTable("people", [["id", columnFromValues(["1"])]]);
  expect(catchCode(() => concatTables([ids, texts]))).toBe("columns-differ");
  expect(catchCode(() => concatTables([ids, people]))).toBe("columns-differ");
  expect(catchCode(() => concatTables([people, ids]))).toBe("no-such-column");
});

test("columns are selected in the order named", () => {
  expect([...selectColumns(people, ["name", "id"]).columns.keys()]).toEqual(["name", "id"]);
  expect(selectColumns(people, []).rowCount).toBe(3);
  expect(catchCode(() => selectColumns(people, ["age"]))).toBe("no-such-column");
});

test("a compact dictionary holds what occurs and nothing else", () => {
  fc.assert(
    fc.property(arbitraryColumn(6, { kinds: ["text"] }), (column) => {
      const compact = compactDictionary(column as TextColumn);
      expect(columnsEqual(compact, column)).toBe(true);
      const used = new Set(Array.from(compact.codes).filter((_, row) => compact.nulls?.[row] !== 1));
      expect(compact.dictionary.size).toBe(used.size);
    }),
  );
});
