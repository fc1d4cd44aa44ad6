/**
 * @file The Schema: what a user knows, or Semblance has found out, about a database. Version 1 of its JSON and
 * YAML form; other tools may rely on this shape. Unknown keys are refused, so a misspelt one is never ignored.
 */
import { z } from "zod";

export const logicalTypes = [
  "numerical",
  "categorical",
  "ordinal",
  "boolean",
  "datetime",
  "date",
  "time",
  "text",
  "id",
  "email",
  "phone",
  "name",
  "address",
  "geo",
  "ip",
  "url",
  "uuid",
  "currency",
  "json",
  "unknown",
] as const;

/** A bound or an allowed value as JSON can say it; dates and times as ISO text. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const columnNames = z.array(z.string()).min(1);

export const columnSchema = z.strictObject({
  type: z.enum(logicalTypes),
  /** `integer` or `decimal` for numbers; `integer` for an `id` that is stored as a number. */
  subtype: z.string().optional(),
  /** Nulls are allowed unless this says `false`; the columns of a primary key are never null. */
  nullable: z.boolean().optional(),
  /**
   * Dates and times: strftime's letters, such as `%d.%m.%Y`. Numbers: `.2` for two digits behind the point.
   * All others: a regular expression that whole values match.
   */
  format: z.string().optional(),
  /** Smallest and largest value allowed, which may lie wider than the data. */
  min: scalar.optional(),
  max: scalar.optional(),
  /** The values allowed; in order for `ordinal`. */
  values: z.array(scalar).optional(),
  unit: z.string().optional(),
  /** The kind of personal information, such as `email` or `iban`. */
  pii: z.string().optional(),
  role: z.enum(["identifier", "quasi", "sensitive"]).optional(),
});

export const foreignKeySchema = z.strictObject({
  columns: columnNames,
  references: z.strictObject({ table: z.string(), columns: columnNames }),
});

const params = z.record(z.string(), z.unknown());

export const ruleSchema = z.strictObject({
  kind: z.string(),
  columns: columnNames,
  params: params.default({}),
});
export const tablesRuleSchema = z.strictObject({
  kind: z.string(),
  tables: columnNames,
  params: params.default({}),
});

export const tableSchema = z.strictObject({
  columns: z.record(z.string(), columnSchema),
  /** `[]` says that there is none. */
  primaryKey: z.array(z.string()).default([]),
  uniqueKeys: z.array(columnNames).default([]),
  foreignKeys: z.array(foreignKeySchema).default([]),
  rules: z.array(ruleSchema).default([]),
  /** Rows of a reference table (countries, currencies) describe nobody and may stay as they are. */
  reference: z.literal(true).optional(),
  /** The column that says whom a row is about, where a person has several rows. */
  entity: z.string().optional(),
});

export const schemaSchema = z.strictObject({
  version: z.literal(1),
  tables: z.record(z.string(), tableSchema),
  rules: z.array(tablesRuleSchema).default([]),
});

export type LogicalType = (typeof logicalTypes)[number];
export type ColumnSchema = z.infer<typeof columnSchema>;
export type ForeignKey = z.infer<typeof foreignKeySchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type TablesRule = z.infer<typeof tablesRuleSchema>;
export type TableSchema = z.infer<typeof tableSchema>;
export type Schema = z.infer<typeof schemaSchema>;
