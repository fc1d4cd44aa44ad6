import { Random } from "../../../base/index.ts";
import { columnFromValues, makeTable, type Schema, type Table } from "../../../table/index.ts";
import type { Generator } from "../../generator.ts";
import { rangesKind } from "./ranges-kind.ts";

/** Rows of a few numbers and a label. */
export function makeMeasurements(rowCount: number, numbers = 3): Table {
  const random = new Random("measurements");
  const labels = ["north", "south", "west"];
  const columns = Array.from({ length: numbers }, (_, index) => {
    const values = Float64Array.from({ length: rowCount }, () => random.float() * (index + 1));
    return [`x${index}`, { kind: "float64", length: rowCount, values }] as const;
  });
  const region = columnFromValues(Array.from({ length: rowCount }, () => labels[random.below(3)] as string));
  return makeTable("measurements", [...columns, ["region", region]]);
}

export function describeTable(table: Table): Schema {
  const columns = [...table.columns].map(
    ([name, { kind }]) => [name, { type: kind === "text" ? "categorical" : "numerical" }] as const,
  );
  const keys = { primaryKey: [], uniqueKeys: [], foreignKeys: [], rules: [] };
  return {
    version: 1,
    tables: { [table.name]: { columns: Object.fromEntries(columns), ...keys } },
    rules: [],
  };
}

export function fitRanges(table: Table): Promise<Generator> {
  const tables = new Map([[table.name, table]]);
  return rangesKind.fit({ tables, schema: describeTable(table), seed: 1 }, {}, {});
}
