/** @file What can be set of every generator of one table, beside its model's own settings. */
import { z } from "zod";
import type { Protection } from "../encode/encoder.ts";

export const tableSettings = z.strictObject({
  /** Values held by fewer rows than this never show. */
  leastPeople: z.int().min(1).max(1000).optional(),
  /** Let true minima and maxima show. */
  trueExtremes: z.boolean().optional(),
  /** `false`: leave all relations inside a row to chance. */
  relations: z.boolean().optional(),
  /** Relations, by their text or `kind:column,column`, that are not to be enforced. */
  withoutRelations: z.array(z.string()).optional(),
});

export type TableSettings = z.infer<typeof tableSettings>;

/** Five, as statistical offices publish no cell of fewer. */
const LEAST_PEOPLE = 5;

export function readProtection({ leastPeople, trueExtremes }: TableSettings): Protection {
  return { leastPeople: leastPeople ?? LEAST_PEOPLE, trueExtremes: trueExtremes ?? false };
}
