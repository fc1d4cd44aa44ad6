/** @file Random Schemas, valid as such: keys name columns that exist, and foreign keys lead to keys. */
import fc from "fast-check";
import {
  type ColumnSchema,
  type ForeignKey,
  logicalTypes,
  type Rule,
  type Schema,
  type TableSchema,
} from "../schema.ts";

const hostileNames = [
  "constructor",
  "toString",
  "a.b",
  'say "x"',
  "it's",
  "sélect",
  "`tick`",
  "[0]",
  "order",
  "名",
];

export const arbitraryName = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileNames) },
);

const decimals = fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 100);
const words = fc.stringMatching(/^[\w '";\\%-]{1,6}$/);
const days = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The keys of a column that go with each type. */
const details: { readonly [type: string]: fc.Arbitrary<Partial<ColumnSchema>> } = {
  numerical: fc.oneof(
    optional({ subtype: fc.constant("integer"), min: fc.integer({ max: 0 }), max: fc.nat() }),
    optional({ subtype: fc.constant("decimal"), min: decimals, unit: fc.constantFrom("kg", "EUR") }),
    fc.record({ subtype: fc.constant("decimal"), format: fc.constantFrom(".1", ".2", ".6") }),
  ),
  categorical: optional({ values: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }) }),
  ordinal: optional({ values: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }) }),
  json: optional({ values: fc.uniqueArray(words, { minLength: 1, maxLength: 2 }) }),
  time: optional({ max: fc.constantFrom("10:30:00", "23:59") }),
  date: optional({ min: days, format: fc.constantFrom("%Y-%m-%d", "%d.%m.%Y") }),
  datetime: optional({ format: fc.constantFrom("%Y-%m-%d %H:%M:%S", "%m/%d/%y") }),
  id: fc.oneof(
    fc.constant({}),
    fc.constant({ subtype: "integer" }),
    fc.record({ format: fc.constantFrom("[A-Z]{3}\\d+", "\\w{2}-\\d{4}") }),
  ),
};

export const arbitraryColumn: fc.Arbitrary<ColumnSchema> = fc.constantFrom(...logicalTypes).chain((type) =>
  fc
    .tuple(
      details[type] ?? fc.constant({}),
      optional({
        nullable: fc.boolean(),
        pii: fc.constantFrom("email", "iban", "person"),
        role: fc.constantFrom("identifier" as const, "quasi" as const, "sensitive" as const),
      }),
    )
    .map(([detail, general]) => ({ type, ...detail, ...general }) as ColumnSchema),
);

export const arbitrarySchema: fc.Arbitrary<Schema> = fc
  .uniqueArray(fc.tuple(arbitraryName, arbitraryTable()), {
    maxLength: 4,
    selector: ([name]) => name.toLowerCase(),
  })
  .chain((tables) => withForeignKeys(Object.fromEntries(tables)))
  .map((tables) => ({ version: 1 as const, tables, rules: [] }));

function arbitraryTable(): fc.Arbitrary<TableSchema> {
  return fc
    .uniqueArray(fc.tuple(arbitraryName, arbitraryColumn), {
      minLength: 1,
      maxLength: 6,
      selector: ([name]) => name.toLowerCase(),
    })
    .chain((columns) => {
      const names = columns.map(([name]) => name);
      const key = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
      return fc.record({
        columns: fc.constant(Object.fromEntries(columns)),
        primaryKey: key,
        uniqueKeys: fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), {
          maxLength: 1,
        }),
        foreignKeys: fc.constant([]),
        rules: fc.array(arbitraryRule(names), { maxLength: 2 }),
      });
    });
}

function arbitraryRule(names: readonly string[]): fc.Arbitrary<Rule> {
  const pick = (count: number) =>
    fc.uniqueArray(fc.constantFrom(...names), { minLength: Math.min(count, names.length), maxLength: count });
  const strict = fc.constantFrom({}, { strict: true });
  const bound = fc.oneof(fc.integer({ min: -9, max: 9 }), days);
  return fc.oneof(
    fc.record({ kind: fc.constantFrom("inequality", "equal"), columns: pick(2), params: strict }),
    fc.record({
      kind: fc.constant("range"),
      columns: pick(1),
      params: fc.tuple(bound, strict).map(([low, more]) => ({ low, ...more })),
    }),
    fc.record({ kind: fc.constant("one-hot"), columns: pick(3), params: fc.constant({}) }),
  );
}

/** Gives some tables a key to a table with a primary key, in columns of its own of the same types. */
function withForeignKeys(tables: Record<string, TableSchema>): fc.Arbitrary<Record<string, TableSchema>> {
  const parents = Object.entries(tables).filter(([, { primaryKey }]) => primaryKey.length > 0);
  if (parents.length === 0) return fc.constant(tables);
  const choices = Object.keys(tables).map(() => fc.option(fc.constantFrom(...parents), { nil: undefined }));
  return fc.tuple(...choices).map((chosen) =>
    Object.fromEntries(
      Object.entries(tables).map(([name, table], index) => {
        const parent = chosen[index];
        return [name, parent === undefined ? table : addForeignKey(table, parent)];
      }),
    ),
  );
}

function addForeignKey(table: TableSchema, [name, parent]: [string, TableSchema]): TableSchema {
  const pairs = parent.primaryKey.map((column) => [`fk ${column}`, parent.columns[column]!] as const);
  const foreignKey: ForeignKey = {
    columns: pairs.map(([column]) => column),
    references: { table: name, columns: [...parent.primaryKey] },
  };
  const columns = Object.fromEntries([
    ...Object.entries(table.columns),
    ...pairs.map(([column, { nullable: _, ...schema }]) => [column, schema] as const),
  ]);
  return { ...table, columns, foreignKeys: [foreignKey] };
}

function optional<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record<T, never>(fields, { requiredKeys: [] });
}
