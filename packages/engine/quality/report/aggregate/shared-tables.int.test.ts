import { expect, test } from "vitest";
import {
  type Database,
  detectSchema,
  getColumn,
  type Table,
  type TableSchema,
  takeRows,
} from "../../../table/index.ts";
import { hasSharedData, loadSharedDatabase, loadSharedTable } from "../../../table/testing/load-shared.ts";
import { linkRelationships } from "../../sdmetrics/relationships.ts";
import { associationsSchema, type Bars, binsSchema, mosaicSchema, projectionSchema } from "../report.ts";
import {
  describeAssociations,
  describeChildren,
  describeDistribution,
  describeMosaic,
  describeProjection,
  fingerprintDatabase,
  type TableSides,
} from "./index.ts";
import { mapSides, takeColumnSides } from "./sides.ts";
import { expectSafeColumn, expectSafeMosaic, expectSafeProjection } from "./testing/expect-safe.ts";

/** Every third row. */
function takeThird(table: Table, first: number): Table {
  const count = Math.max(0, Math.ceil((table.rowCount - first) / 3));
  return takeRows(
    table,
    Int32Array.from({ length: count }, (_, row) => 3 * row + first),
  );
}

function splitTable(table: Table): TableSides {
  return { real: takeThird(table, 0), synthetic: takeThird(table, 1), holdout: takeThird(table, 2) };
}

function checkTable(schema: TableSchema, sides: TableSides): void {
  const rows = mapSides(sides, ({ rowCount }) => rowCount);
  const names = Object.keys(schema.columns);
  for (const name of names) {
    const columns = takeColumnSides(name, sides);
    if (columns !== undefined) expectSafeColumn(describeDistribution(schema.columns[name]!, columns), rows);
  }
  const associations = describeAssociations(schema, sides, { limit: 40, seed: 1 });
  if (associations !== null) associationsSchema.parse(associations);
  for (const [at, name] of names.slice(1).entries()) {
    const mosaic = describeMosaic([names[at]!, name], schema, sides);
    if (mosaic !== null) expectSafeMosaic(mosaicSchema.parse(mosaic), rows);
  }
  const projection = describeProjection(schema, sides, 1);
  if (projection !== null) expectSafeProjection(projectionSchema.parse(projection), rows);
}

test.skipIf(!hasSharedData)("adult: thirds of it look alike, and nobody is seen", () => {
  const table = loadSharedTable("adult");
  const schema = detectSchema(new Map([["adult", table]])).schema.tables["adult"]!;
  const sides = splitTable(table);
  checkTable(schema, sides);
  const one = describeAssociations(schema, sides, { limit: 40, seed: 1 })!;
  for (const [at, real] of one.real.entries()) expect(Math.abs(real! - one.synthetic[at]!)).toBeLessThan(0.1);
  const sex = describeDistribution({ type: "categorical" }, takeColumnSides("sex", sides)!);
  expect((sex.distribution as Bars).categories).toEqual(["Male", "Female"]);
  const { cells } = describeProjection(schema, sides, 1)!;
  expect(cells.length).toBeGreaterThan(200);
  expect(cells.reduce((sum, { real, synthetic }) => sum + Math.abs(real - synthetic), 0) / 2).toBeLessThan(
    0.15,
  );
});

test.skipIf(!hasSharedData)("sakila: every table and relationship", () => {
  const database: Database = loadSharedDatabase("sakila");
  const { schema } = detectSchema(database);
  for (const [name, table] of database) checkTable(schema.tables[name]!, splitTable(table));
  let children = 0;
  for (const { real, synthetic } of linkRelationships(schema, database, database)) {
    const bins = describeChildren(real, synthetic);
    if (bins === null) continue;
    children++;
    expect(binsSchema.parse(bins).synthetic.length).toBe(bins.real.length);
  }
  expect(children).toBeGreaterThan(5);
  const rental = getColumn(database.get("rental")!, "rental_date");
  expect(describeDistribution({ type: "datetime" }, { real: rental, synthetic: rental }).compared).toBe(
    "times",
  );
  expect(fingerprintDatabase(database)).toBe(fingerprintDatabase(new Map([...database].reverse())));
});
