/** @file The shape of SDV's metadata as JSON: one table (V1) or several (V1 and V2). Keys not named here pass. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** A key is a name, or a list of names when it is composite. */
const key = z.union([z.string(), z.array(z.string())]);

export const sdvColumnShape = z.looseObject({
  sdtype: z.string(),
  pii: z.boolean().optional(),
  computer_representation: z.string().optional(),
  decimal_places: z.number().int().nullish(),
  datetime_format: z.string().nullish(),
  regex_format: z.string().nullish(),
  order: z.array(scalar).optional(),
  order_by: z.string().optional(),
  range_min: scalar.nullish(),
  range_max: scalar.nullish(),
  range_values: z.array(scalar.nullable()).nullish(),
  range_is_nullable: z.boolean().nullish(),
  high_cardinality: z.boolean().optional(),
});

export const sdvConstraintShape = z.looseObject({
  class_name: z.string().optional(),
  constraint_class: z.string().optional(),
  table_name: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
  constraint_parameters: z.record(z.string(), z.unknown()).optional(),
});

export const sdvTableShape = z.looseObject({
  columns: z.record(z.string(), sdvColumnShape),
  primary_key: key.nullish(),
  alternate_keys: z.array(key).nullish(),
  sequence_key: key.nullish(),
  sequence_index: z.string().nullish(),
  constraints: z.array(sdvConstraintShape).optional(),
});

export const sdvRelationshipShape = z.looseObject({
  parent_table_name: z.string(),
  parent_primary_key: key,
  child_table_name: z.string(),
  child_foreign_key: key,
});

export const sdvShape = z.looseObject({
  METADATA_SPEC_VERSION: z.string().optional(),
  tables: z.record(z.string(), sdvTableShape),
  relationships: z.array(sdvRelationshipShape).default([]),
  constraints: z.array(sdvConstraintShape).optional(),
});

export type SdvColumn = z.infer<typeof sdvColumnShape>;
export type SdvConstraint = z.infer<typeof sdvConstraintShape>;
export type SdvTable = z.infer<typeof sdvTableShape>;
export type SdvMetadata = z.infer<typeof sdvShape>;
