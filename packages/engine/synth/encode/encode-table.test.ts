import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import {
  type Column,
  cellAt,
  isMeasurable,
  isNull,
  makeTable,
  type Table,
  type TableSchema,
  toNumbers,
} from "../../table/index.ts";
import { arbitraryColumn, arbitraryTable } from "../../table/testing/arbitrary-table.ts";
import { decodeRows, encodeTable, fitEncoding, loadEncoding, planEncoding } from "./index.ts";

const schemaOf = (table: Table): TableSchema => ({
  columns: Object.fromEntries([...table.columns.keys()].map((name) => [name, { type: "unknown" as const }])),
  primaryKey: [],
  uniqueKeys: [],
  foreignKeys: [],
  rules: [],
});

function fit(table: Table, leastPeople: number) {
  const protection = { leastPeople, trueExtremes: false };
  const schema = schemaOf(table);
  return fitEncoding(planEncoding(table, schema, { protection }), table, schema, {
    protection,
    random: new Random(1),
  });
}

const back = (fitted: ReturnType<typeof fit>, table: Table) =>
  decodeRows(fitted, encodeTable(fitted, table).rows, { firstRow: 0, random: new Random(2) });

/** Whole numbers beyond 2^53 are kept to the precision of float64, and −0 is 0. */
function isSame(a: Column, b: Column, row: number): boolean {
  if (isNull(a, row) || isNull(b, row)) return isNull(a, row) && isNull(b, row);
  if (!isMeasurable(a) || !isMeasurable(b)) return cellAt(a, row) === cellAt(b, row);
  const x = toNumbers(a)[row] as number;
  const y = toNumbers(b)[row] as number;
  const isHuge = a.kind !== "float64" && Math.abs(Number(a.values[row])) > Number.MAX_SAFE_INTEGER;
  return x === y || (Number.isNaN(x) && Number.isNaN(y)) || (isHuge && Math.abs(x - y) < 4e-16 * Math.abs(x));
}

test("every value comes back when all may show", () => {
  fc.assert(
    fc.property(arbitraryTable({ maxRows: 60 }), (table) => {
      const decoded = back(fit(table, 1), table);
      expect([...decoded.columns.keys()]).toEqual([...table.columns.keys()]);
      for (const [name, column] of table.columns) {
        const other = decoded.columns.get(name) as Column;
        expect(other.kind).toBe(column.kind);
        for (let row = 0; row < table.rowCount; row++) expect(isSame(column, other, row)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test("rows that were never seen have tokens, and decode", () => {
  fc.assert(
    fc.property(
      fc
        .constantFrom("int32", "int64", "float64", "decimal", "boolean", "datetime", "text")
        .chain((kind) =>
          fc.tuple(arbitraryColumn(40, { kinds: [kind] }), arbitraryColumn(30, { kinds: [kind] })),
        ),
      fc.constantFrom(1, 5),
      ([seen, unseen], leastPeople) => {
        const table = makeTable("t", [["a", seen]]);
        const fitted = fit(table, leastPeople);
        const other = makeTable("t", [["a", unseen]]);
        const { variables, rows } = encodeTable(fitted, other);
        variables.forEach((variable, at) => {
          const column = rows.columns[at];
          column?.coarse.forEach((token, row) => {
            expect(token).toBeLessThan(variable.size);
            expect(column.fine?.[row] ?? 0).toBeLessThan(variable.fineSizes?.[token] ?? 1);
          });
        });
        expect(back(fitted, other).rowCount).toBe(30);
      },
    ),
    { numRuns: 150 },
  );
});

test("what was fitted loads again from a copy of its data", () => {
  fc.assert(
    fc.property(arbitraryTable({ maxRows: 60 }), fc.constantFrom(1, 5), (table, leastPeople) => {
      const fitted = fit(table, leastPeople);
      const loaded = loadEncoding(structuredClone(fitted));
      expect(loaded).toEqual(fitted);
    }),
    { numRuns: 100 },
  );
});
