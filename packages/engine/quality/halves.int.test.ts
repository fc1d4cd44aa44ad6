/**
 * @file What a judge must see on all real tables: fresh rows are alike, a copy whose columns were shuffled has lost
 * its trends, a child table whose references were shuffled has lost its relations.
 */
import { expect, test } from "vitest";
import { fillPermutation, Random } from "../base/index.ts";
import {
  type Column,
  type Database,
  detectSchema,
  makeTable,
  type Schema,
  type Table,
  takeColumn,
  takeRows,
} from "../table/index.ts";
import {
  hasSharedData,
  listShared,
  loadSharedDatabase,
  loadSharedTable,
} from "../table/testing/load-shared.ts";
import { evaluate } from "./evaluate.ts";
import { shuffleColumns } from "./testing/draw-tables.ts";

/** The small reader of the tests needs 15 to 35 s for each of these; `SEMBLANCE_ALL_TABLES=1` judges them too. */
const large = new Set(["diabetes130", "kddcup99_10pct"]);
const isAll = process.env["SEMBLANCE_ALL_TABLES"] === "1";
const singles = listShared("single").filter((name) => isAll || !large.has(name));
const databases = ["chinook", "oracle_hr", "portal_ecology", "sakila"];

/** Rows of each of three parts. */
const MOST_ROWS = 1_000;

function cutInThree(table: Table): [Table, Table, Table] {
  const order = Int32Array.from(fillPermutation(new Random(7), new Uint32Array(table.rowCount)));
  const size = Math.min(MOST_ROWS, Math.floor(table.rowCount / 3));
  const part = (index: number) => takeRows(table, order.subarray(index * size, (index + 1) * size));
  return [part(0), part(1), part(2)];
}

async function judge(real: Database, synthetic: Database, schema: Schema) {
  const input = { real, synthetic, schema, seed: 1 };
  const { sdmetrics, metrics } = await evaluate(input, { metrics: ["C2ST"] });
  const { "Column Shapes": shapes = null, "Column Pair Trends": trends = null } =
    sdmetrics.quality.zero.properties;
  return { shapes, trends, area: metrics["C2ST"]?.value ?? null };
}

const only = (table: Table): Database => new Map([[table.name, table]]);

test.skipIf(!hasSharedData).each(singles)(
  "%s: fresh rows score at the ceiling, shuffled columns do not",
  async (name) => {
    const [real, fresh, ceiling] = cutInThree(loadSharedTable(name));
    const { schema } = detectSchema(only(real));
    const alike = await judge(only(real), only(fresh), schema);
    const again = await judge(only(real), only(ceiling), schema);
    // Two samples of n rows differ by about 1/√n.
    const chance = 1 / Math.sqrt(real.rowCount);
    if (alike.area !== null) expect(Math.abs(alike.area - 0.5)).toBeLessThan(0.02 + 1.5 * chance);
    expect(Math.abs((alike.shapes ?? 0) - (again.shapes ?? 0))).toBeLessThan(0.01 + chance);
    expect(Math.abs((alike.trends ?? 0) - (again.trends ?? 0))).toBeLessThan(0.01 + 4 * chance);

    const shuffled = await judge(only(real), only(shuffleColumns(fresh, 3)), schema);
    expect(shuffled.shapes).toBeCloseTo(alike.shapes ?? 0, 12);
    // Where no model sees the difference, columns had next to nothing to do with one another.
    const isRelated = (shuffled.area ?? 0.5) > 0.56;
    if (isRelated) expect(shuffled.trends ?? 1).toBeLessThan((alike.trends ?? 0) - 0.001);
  },
);

/** Every row of the child points to the parent of another. */
function shuffleReferences(child: Table, keys: readonly string[]): Table {
  const rows = Int32Array.from(fillPermutation(new Random(5), new Uint32Array(child.rowCount)));
  const columns = [...child.columns].map(([name, column]): [string, Column] => [
    name,
    keys.includes(name) ? takeColumn(column, rows) : column,
  ]);
  return makeTable(child.name, columns);
}

test.skipIf(!hasSharedData).each(databases)(
  "%s: references that were shuffled are caught as broken relations",
  async (name) => {
    const real = loadSharedDatabase(name);
    const { schema } = detectSchema(real);
    const tables = [...real].map(([table, content]): [string, Table] => {
      const keys = schema.tables[table]?.foreignKeys.flatMap(({ columns }) => columns) ?? [];
      const isPart = schema.tables[table]?.primaryKey.some((column) => keys.includes(column)) ?? false;
      return [table, isPart ? content : shuffleReferences(content, keys)];
    });
    const input = { real, synthetic: new Map(tables), schema, seed: 1 };
    const { sdmetrics } = await evaluate(input, { metrics: [] });
    expect(sdmetrics.quality.zero.properties["Column Shapes"]).toBeCloseTo(1, 9);
    expect(sdmetrics.quality.zero.properties["Intertable Trends"]).toBeLessThan(0.99);
  },
);
