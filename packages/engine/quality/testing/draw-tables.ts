/** @file Tables with known relations between their columns, for tests of metrics that learn. */
import { fillPermutation, Random } from "../../base/index.ts";
import {
  columnFromValues,
  makeTable,
  type Schema,
  schemaSchema,
  type Table,
  takeColumn,
} from "../../table/index.ts";

/** `a`, `b` and `sum` numbers, `group` a category that `a` decides, `label` one that both decide, `id` a key. */
export function drawTable(rowCount: number, seed: number): Table {
  const random = new Random(seed);
  const a = Array.from({ length: rowCount }, () => random.float() + random.float());
  const b = a.map((value) => value + random.float());
  const values = {
    id: a.map((_, row) => row),
    a,
    b: b.map((value) => (random.float() < 0.05 ? null : value)),
    sum: a.map((value, row) => value + (b[row] as number)),
    group: a.map((value) =>
      random.float() < 0.05 ? null : ["low", "middle", "high"][Math.floor(value * 1.5)]!,
    ),
    label: a.map((value, row) => value + (b[row] as number) + random.float() > 3),
  };
  return makeTable(
    "t",
    Object.entries(values).map(([name, cells]) => [name, columnFromValues(cells)]),
  );
}

export const drawnSchema: Schema = schemaSchema.parse({
  version: 1,
  tables: {
    t: {
      primaryKey: ["id"],
      columns: {
        id: { type: "id" },
        a: { type: "numerical" },
        b: { type: "numerical" },
        sum: { type: "numerical" },
        group: { type: "categorical" },
        label: { type: "boolean" },
      },
    },
  },
});

/** Each column in an order of its own: every column as before, nothing left between them. */
export function shuffleColumns(table: Table, seed: number): Table {
  const random = new Random(seed);
  const shuffled = [...table.columns].map(([name, column]) => {
    const rows = fillPermutation(random.stream(name), new Uint32Array(table.rowCount));
    return [name, takeColumn(column, Int32Array.from(rows))] as const;
  });
  return makeTable(table.name, shuffled);
}
