import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrarySchema } from "../../testing/arbitrary-schema.ts";
import { sdv } from "./index.ts";

test("what SDV can say comes back as it was; what it cannot is noted", () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const first = sdv.import(sdv.export(schema).text);
      expect(first.notes).toEqual([]);
      for (const [name, table] of Object.entries(schema.tables)) {
        expect(Object.keys(first.schema.tables[name]!.columns)).toEqual(Object.keys(table.columns));
        expect(first.schema.tables[name]!.primaryKey).toEqual(table.primaryKey);
      }
      const again = sdv.export(first.schema);
      expect(again.notes).toEqual([]);
      expect(sdv.import(again.text).schema).toEqual(first.schema);
    }),
    { numRuns: 150 },
  );
});

test("V1 of one table", () => {
  const { schema, notes } = sdv.import(
    JSON.stringify({
      METADATA_SPEC_VERSION: "SINGLE_TABLE_V1",
      columns: {
        id: { sdtype: "id", regex_format: "[A-Z]{2}\\d+" },
        age: { sdtype: "numerical", computer_representation: "UInt8" },
        height: { sdtype: "numerical", computer_representation: "Float" },
        size: { sdtype: "categorical", order: ["S", "M", "L"] },
        grade: { sdtype: "categorical", order_by: "alphabetical" },
        born: { sdtype: "datetime", datetime_format: "%d %b %Y" },
        mail: { sdtype: "email" },
        shown: { sdtype: "first_name", pii: false },
        club: { sdtype: "company_suffix", pii: true },
      },
      primary_key: "id",
      alternate_keys: ["mail"],
      sequence_key: "club",
      sequence_index: "born",
    }),
  );
  expect(schema.tables["table"]).toEqual({
    columns: {
      id: { type: "id", format: "[A-Z]{2}\\d+" },
      age: { type: "numerical", subtype: "integer", min: 0 },
      height: { type: "numerical", subtype: "decimal" },
      size: { type: "ordinal", values: ["S", "M", "L"] },
      grade: { type: "ordinal" },
      born: { type: "date", format: "%d %b %Y" },
      mail: { type: "email", pii: "email" },
      shown: { type: "name" },
      club: { type: "text", pii: "company-suffix" },
    },
    primaryKey: ["id"],
    uniqueKeys: [["mail"]],
    foreignKeys: [],
    rules: [],
    entity: "club",
  });
  expect(notes.map(({ path }) => path)).toEqual(["tables.table.columns.grade", "tables.table"]);
});

const twoTables = (version: string, rest: object = {}) =>
  JSON.stringify({
    METADATA_SPEC_VERSION: version,
    tables: {
      hotel: { columns: { a: { sdtype: "id" }, b: { sdtype: "id" } }, primary_key: ["a", "b"] },
      guest: {
        columns: {
          x: { sdtype: "id" },
          y: { sdtype: "id", range_is_nullable: true },
          low: { sdtype: "numerical", range_min: 0, range_max: 9.5, decimal_places: 1 },
          high: { sdtype: "numerical", decimal_places: 0, range_is_nullable: false },
          seen: { sdtype: "datetime", datetime_format: "%d.%m.%Y", range_min: "31.01.2020" },
          kind: { sdtype: "categorical", range_values: ["u", null, "v"] },
        },
      },
    },
    relationships: [
      {
        parent_table_name: "hotel",
        parent_primary_key: ["a", "b"],
        child_table_name: "guest",
        child_foreign_key: ["x", "y"],
      },
    ],
    ...rest,
  });

test.each(["MULTI_TABLE_V1", "V2"])("several tables (%s): ranges, composite keys", (version) => {
  const { schema } = sdv.import(twoTables(version));
  expect(schema.tables["guest"]).toEqual({
    columns: {
      x: { type: "id" },
      y: { type: "id", nullable: true },
      low: { type: "numerical", subtype: "decimal", format: ".1", min: 0, max: 9.5 },
      high: { type: "numerical", subtype: "integer", nullable: false },
      seen: { type: "date", format: "%d.%m.%Y", min: "2020-01-31" },
      kind: { type: "categorical", values: ["u", "v"] },
    },
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [{ columns: ["x", "y"], references: { table: "hotel", columns: ["a", "b"] } }],
    rules: [],
  });
  expect(JSON.parse(sdv.export(schema).text)).toMatchObject({
    METADATA_SPEC_VERSION: "V2",
    relationships: [{ child_foreign_key: ["x", "y"] }],
    tables: { guest: { columns: { seen: { range_min: "31.01.2020" }, low: { decimal_places: 1 } } } },
  });
});

test("constraints that have a rule become one, others are noted", () => {
  const parameters = { table_name: "guest", low_column_name: "low", high_column_name: "high" };
  const { schema, notes } = sdv.import(
    twoTables("V2", {
      constraints: [
        { class_name: "Inequality", parameters: { ...parameters, strict_boundaries: true } },
        {
          class_name: "FixedIncrements",
          parameters: { table_name: "guest", column_name: "high", increment_value: 5 },
        },
        { class_name: "OneHotEncoding", parameters: { table_name: "guest", column_names: ["low", "high"] } },
        { class_name: "ColumnFormula", parameters: { table_name: "guest" } },
        { class_name: "Inequality", parameters: { ...parameters, low_column_name: "gone" } },
      ],
    }),
  );
  expect(schema.tables["guest"]?.rules).toEqual([
    { kind: "inequality", columns: ["low", "high"], params: { strict: true } },
    { kind: "fixed-increments", columns: ["high"], params: { increment: 5 } },
    { kind: "one-hot", columns: ["low", "high"], params: {} },
  ]);
  expect(notes.map(({ message }) => message).slice(-2)).toEqual([
    "the constraint ColumnFormula is left out",
    "the constraint Inequality is left out",
  ]);
});

test.each([
  ["no JSON", "{"],
  ["no metadata", '{"tables": 1}'],
  ["a column without a kind", '{"columns": {"a": {}}}'],
])("%s is refused with a code", (_name, text) => {
  expect(() => sdv.import(text)).toThrowError(expect.objectContaining({ code: "schema-not-valid" }));
});
