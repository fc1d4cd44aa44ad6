/**
 * @file What is compared: rows drawn from adult with a twin in which columns hang together less, and a wide table of
 * numbers.
 */
import { Random } from "../../packages/engine/base/index.ts";
import type { EvaluationInput } from "../../packages/engine/quality/index.ts";
import {
  type Column,
  makeTable,
  type Schema,
  schemaSchema,
  type Table,
  takeColumn,
  takeRows,
} from "../../packages/engine/table/index.ts";

const SEED = 1;
/** One cell in three of each column is another row's. */
const MOVED = 3;
const HOLDOUT_ROWS = 10_000;

/** New columns every time, so that nothing is known of them yet. */
export function giveAdult(adult: Table, rowCount = adult.rowCount): EvaluationInput {
  const random = new Random(SEED);
  const draw = (rows: number, name: string) => {
    const stream = random.stream(name);
    return takeRows(
      adult,
      Int32Array.from({ length: rows }, () => stream.below(adult.rowCount)),
    );
  };
  const pair = (table: Table) => new Map([["adult", table]]);
  return {
    real: pair(draw(rowCount, "rows")),
    synthetic: pair(moveCells(draw(rowCount, "rows"), random.stream("cells"))),
    holdout: pair(draw(HOLDOUT_ROWS, "holdout")),
    schema: typeColumns(adult),
    seed: SEED,
  };
}

function moveCells(table: Table, random: Random): Table {
  const { rowCount } = table;
  const move = (column: Column) =>
    takeColumn(
      column,
      Int32Array.from({ length: rowCount }, (_, row) => (row % MOVED === 0 ? random.below(rowCount) : row)),
    );
  return makeTable(
    table.name,
    [...table.columns].map(([name, column]) => [name, move(column)] as const),
  );
}

/** Numbers with something in common. */
export function giveWide(columnCount: number, rowCount: number): EvaluationInput {
  const [real, synthetic] = ["real", "synthetic"].map((side) => {
    const random = new Random(SEED).stream(side);
    const common = Float64Array.from({ length: rowCount }, () => random.float());
    return makeTable(
      "wide",
      Array.from({ length: columnCount }, (_, index) => {
        const values = common.map((value) => (index / columnCount) * value + random.float());
        return [`column ${index}`, { kind: "float64", length: rowCount, values }] as const;
      }),
    );
  }) as [Table, Table];
  const pair = (table: Table) => new Map([["wide", table]]);
  return { real: pair(real), synthetic: pair(synthetic), schema: typeColumns(real), seed: SEED };
}

function typeColumns({ name, columns }: Table): Schema {
  const types = [...columns].map(([column, { kind }]) => [
    column,
    { type: kind === "text" ? "categorical" : "numerical" },
  ]);
  return schemaSchema.parse({ version: 1, tables: { [name]: { columns: Object.fromEntries(types) } } });
}
