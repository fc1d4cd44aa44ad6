import { z } from "zod";

const size = z.int().nonnegative();
const common = { name: z.string(), hasNulls: z.boolean() };

const columnHeader = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("int32") }),
  z.strictObject({ ...common, kind: z.literal("int64") }),
  z.strictObject({ ...common, kind: z.literal("boolean") }),
  z.strictObject({ ...common, kind: z.literal("float64"), decimals: size.optional() }),
  z.strictObject({ ...common, kind: z.literal("decimal"), scale: size }),
  z.strictObject({
    ...common,
    kind: z.literal("datetime"),
    part: z.enum(["datetime", "date", "time"]),
    format: z.string().optional(),
    otherFormats: z.array(z.string()).readonly().optional(),
    zone: z.string().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("text"), dictionary: size }),
]);

/** A dictionary goes before the first batch that uses it, once; batches name it by its number. */
export const frameHeader = z.discriminatedUnion("frame", [
  z.strictObject({ frame: z.literal("dictionary"), id: size, texts: size, bytes: size }),
  z.strictObject({
    frame: z.literal("batch"),
    table: z.string(),
    rowCount: size,
    columns: z.array(columnHeader),
  }),
]);

export type ColumnHeader = z.infer<typeof columnHeader>;
export type FrameHeader = z.infer<typeof frameHeader>;
