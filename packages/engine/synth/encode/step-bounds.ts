/** @file What the schema allows at most, in steps of a column. */
import { z } from "zod";
import type { ColumnSchema } from "../../table/index.ts";
import type { NumberForm } from "./number-form.ts";

export const stepBounds = z.strictObject({ low: z.number().optional(), high: z.number().optional() });

export type StepBounds = z.infer<typeof stepBounds>;

export function readBounds({ min, max }: ColumnSchema, form: NumberForm): StepBounds {
  const low = readBound(min, form);
  const high = readBound(max, form);
  const inside = form.stepsPerNumber === 0 ? [low, high] : [low && Math.ceil(low), high && Math.floor(high)];
  return {
    ...(inside[0] !== undefined && { low: inside[0] }),
    ...(inside[1] !== undefined && { high: inside[1] }),
  };
}

function readBound(bound: ColumnSchema["min"], form: NumberForm): number | undefined {
  const factor = form.stepsPerNumber === 0 ? 1 : form.stepsPerNumber;
  const number = form.kind === "datetime" ? readMicros(bound, form.part) : bound;
  return typeof number === "number" && Number.isFinite(number) ? number * factor : undefined;
}

function readMicros(bound: ColumnSchema["min"], part: NumberForm["part"]): number | undefined {
  if (typeof bound !== "string") return undefined;
  const text = part === "time" ? `1970-01-01T${bound}` : bound.replace(" ", "T");
  const isZoned = /Z$|[+-]\d\d:?\d\d$/.test(text.slice(10));
  const millis = Date.parse(text.length > 10 && !isZoned ? `${text}Z` : text);
  return Number.isNaN(millis) ? undefined : millis * 1_000;
}

/** In place. Infinite numbers stay. */
export function clampToBounds(steps: Float64Array, { low, high }: StepBounds): Float64Array {
  if (low === undefined && high === undefined) return steps;
  for (let row = 0; row < steps.length; row++) {
    const value = steps[row] as number;
    if (low !== undefined && value < low) steps[row] = low;
    else if (high !== undefined && value > high) steps[row] = high;
  }
  return steps;
}
