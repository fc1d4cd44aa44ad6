/** @file From a model of token rows to a kind of generator: fitting and loading, the same for all. */
import { z } from "zod";
import { Random } from "../../base/index.ts";
import type { Table, TableSchema } from "../../table/index.ts";
import { loadEncoding } from "../encode/index.ts";
import { synthErrors } from "../errors.ts";
import type { FitInput, GeneratorKind } from "../generator.ts";
import { loadRelations } from "../relations/index.ts";
import type { SavedState } from "../saved-state.ts";
import { type LearnedTable, learnTable, listLearnedVariables } from "./learn-table.ts";
import { listOrders, makeFindBounds } from "./orders.ts";
import { protectSchema } from "./protect-schema.ts";
import type { RowModelKind } from "./row-model.ts";
import { TableGenerator } from "./table-generator.ts";
import { readProtection, tableSettings } from "./table-settings.ts";

const savedGenerator = z.strictObject({
  learned: z.strictObject({
    name: z.string(),
    rowCount: z.int().min(0),
    relations: z.unknown(),
    encoding: z.unknown(),
  }),
  model: z.unknown(),
});

export function makeTableKind<S extends Readonly<Record<string, unknown>>>(
  kind: RowModelKind<S>,
): GeneratorKind {
  const ownNames = Object.keys(kind.settings.shape);
  const settings = z.strictObject({ ...tableSettings.shape, ...kind.settings.shape });
  return {
    name: kind.name,
    summary: kind.summary,
    settings,
    async fit(input, given, context) {
      const [table, schema] = requireOneTable(input, kind.name);
      const read = settings.parse(given);
      const [own, shared] = splitSettings(read, ownNames);
      const random = new Random(input.seed).stream("fit");
      const options = {
        settings: tableSettings.parse(shared),
        keepsRelations: kind.keepsRelations,
        random: random.stream("table"),
      };
      const { learned, rows } = learnTable(table, schema, options, context);
      const variables = listLearnedVariables(learned);
      const findBounds = makeFindBounds(learned.encoding, listOrders(learned.relations));
      const state = random.stream("model").save();
      const ownSettings = kind.settings.parse(own) as unknown as S;
      const model = await kind.fit(
        { variables, rows, settings: ownSettings, random: state, findBounds },
        context,
      );
      const { leastPeople } = readProtection(options.settings);
      const protectedSchema = protectSchema(input.schema, table, leastPeople);
      return new TableGenerator({ kind, schema: protectedSchema, learned, model });
    },
    async load(state, schema) {
      const { learned, model } = readSaved(state);
      const variables = listLearnedVariables(learned);
      return new TableGenerator({ kind, schema, learned, model: kind.load(model, variables) });
    },
  };
}

function splitSettings(read: object, ownNames: readonly string[]): [own: object, shared: object] {
  const entries = Object.entries(read);
  const isOwn = ([name]: [string, unknown]) => ownNames.includes(name);
  return [Object.fromEntries(entries.filter(isOwn)), Object.fromEntries(entries.filter((e) => !isOwn(e)))];
}

function requireOneTable({ tables, schema }: FitInput, generator: string): [Table, TableSchema] {
  const [table, ...others] = tables.values();
  if (table === undefined || others.length > 0)
    throw synthErrors.create("one-table-only", { generator, count: tables.size });
  const described = schema.tables[table.name];
  if (described === undefined) throw synthErrors.create("table-not-in-schema", { table: table.name });
  return [table, described];
}

function readSaved(state: SavedState): { learned: LearnedTable; model: SavedState } {
  const read = savedGenerator.safeParse(state);
  if (!read.success) throw synthErrors.create("generator-damaged", {}, { cause: read.error });
  const { name, rowCount, relations, encoding } = read.data.learned;
  const fitted = loadEncoding(encoding as SavedState);
  const learned = { name, rowCount, relations: loadRelations(relations, fitted.columns), encoding: fitted };
  return { learned, model: read.data.model as SavedState };
}
