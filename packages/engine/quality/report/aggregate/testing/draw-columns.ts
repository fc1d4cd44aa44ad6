/** @file Columns of every kind and oddity, by fast-check. */
import fc from "fast-check";
import {
  type CellValue,
  type Column,
  columnFromValues,
  type LogicalType,
  makeTable,
  type Table,
  type TableSchema,
  tableSchema,
} from "../../../../table/index.ts";
import type { OfSides } from "../sides.ts";

const hostile = [
  "<script>alert(1)</script>",
  "__proto__",
  "",
  "\u202e\u0000",
  "other",
  "a".repeat(300),
  "null",
];
const DAY = 86_400_000_000n;

interface Kind {
  readonly types: readonly LogicalType[];
  readonly cell: fc.Arbitrary<CellValue>;
  readonly make?: (cells: readonly CellValue[]) => Column;
}

const real = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: 1e9, max: 1e9 + 1, noNaN: true }),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, Number.MAX_VALUE, 7.25),
);

const kinds: readonly Kind[] = [
  { types: ["numerical", "currency", "id"], cell: real, make: makeFloats },
  { types: ["numerical", "categorical", "date"], cell: fc.integer({ min: -4, max: 12 }) },
  { types: ["numerical", "id"], cell: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }) },
  { types: ["boolean", "categorical", "numerical"], cell: fc.boolean() },
  {
    types: ["datetime"],
    cell: fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
    make: makeTimes("datetime"),
  },
  { types: ["time"], cell: fc.bigInt({ min: 0n, max: DAY - 1n }), make: makeTimes("time") },
  {
    types: ["date"],
    cell: fc.bigInt({ min: -9_000n, max: 30_000n }).map((days) => days * DAY),
    make: makeTimes("date"),
  },
  { types: ["categorical", "ordinal", "text"], cell: fc.constantFrom(...hostile) },
  { types: ["categorical", "text", "email", "numerical", "unknown"], cell: fc.string({ maxLength: 5 }) },
];

function makeFloats(cells: readonly CellValue[]): Column {
  const nulls = Uint8Array.from(cells, (cell) => (cell === null ? 1 : 0));
  return {
    kind: "float64",
    length: cells.length,
    values: Float64Array.from(cells, (cell) => Number(cell ?? 0)),
    nulls,
  };
}

function makeTimes(part: "datetime" | "date" | "time"): (cells: readonly CellValue[]) => Column {
  return (cells) => ({
    kind: "datetime",
    part,
    length: cells.length,
    values: BigInt64Array.from(cells, (cell) => (typeof cell === "bigint" ? cell : 0n)),
    nulls: Uint8Array.from(cells, (cell) => (cell === null ? 1 : 0)),
  });
}

export interface DrawnColumn {
  readonly type: LogicalType;
  readonly sides: OfSides<Column>;
}

/** Some values are frequent, some occur once, some are missing. */
function drawCells(cell: fc.Arbitrary<CellValue>, rows: number): fc.Arbitrary<CellValue[]> {
  return fc
    .tuple(
      fc.array(cell, { minLength: 1, maxLength: 6 }),
      fc.array(cell, { minLength: rows, maxLength: rows }),
      fc.array(fc.nat(99), { minLength: rows, maxLength: rows }),
      fc.record({ frequent: fc.constantFrom(0, 50, 97), missing: fc.constantFrom(0, 2, 40, 100) }),
    )
    .map(([few, own, dice, { frequent, missing }]) =>
      own.map((value, row) => {
        const die = dice[row] as number;
        if ((die * 37) % 100 < missing) return null;
        return die < frequent ? (few[die % few.length] as CellValue) : value;
      }),
    );
}

const rowCount = fc.oneof(fc.nat(12), fc.integer({ min: 40, max: 120 }));

export function drawColumn(rows: OfSides<number>): fc.Arbitrary<DrawnColumn> {
  return fc.constantFrom(...kinds).chain(({ types, cell, make = columnFromValues }) =>
    fc.record({
      type: fc.constantFrom(...types),
      sides: fc.record({
        real: drawCells(cell, rows.real).map(make),
        synthetic: drawCells(cell, rows.synthetic).map(make),
        ...(rows.holdout !== undefined && { holdout: drawCells(cell, rows.holdout).map(make) }),
      }),
    }),
  );
}

export const rowCounts: fc.Arbitrary<OfSides<number>> = fc.record(
  { real: rowCount, synthetic: rowCount, holdout: rowCount },
  { requiredKeys: ["real", "synthetic"] },
);

export interface DrawnTable {
  readonly schema: TableSchema;
  readonly sides: OfSides<Table>;
}

export const drawnTable: fc.Arbitrary<DrawnTable> = rowCounts.chain((rows) =>
  fc.array(drawColumn(rows), { minLength: 1, maxLength: 5 }).map((columns) => {
    const name = (at: number) => `${hostile[at % hostile.length]}${at}`;
    const take = (side: keyof OfSides<Column>) =>
      makeTable(
        "t",
        columns.map((column, at) => [name(at), column.sides[side] as Column]),
      );
    const schema = tableSchema.parse({
      columns: Object.fromEntries(columns.map(({ type }, at) => [name(at), { type }])),
    });
    const holdout = rows.holdout === undefined ? {} : { holdout: take("holdout") };
    return { schema, sides: { real: take("real"), synthetic: take("synthetic"), ...holdout } };
  }),
);
