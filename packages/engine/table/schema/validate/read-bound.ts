import type { ColumnSchema } from "../schema.ts";

type Bound = ColumnSchema["min"];

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATETIME = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** The bound as something that sorts; undefined when there is none, or when the column's type cannot have it. */
export function readBound({ type }: Pick<ColumnSchema, "type">, bound: Bound): number | string | undefined {
  if (bound === undefined || typeof bound === "boolean") return undefined;
  if (type === "numerical") return typeof bound === "number" ? bound : undefined;
  if (type === "time") return typeof bound === "string" && TIME.test(bound) ? bound : undefined;
  if (type !== "date" && type !== "datetime") return bound;
  const shape = type === "date" ? DATE : DATETIME;
  if (typeof bound !== "string" || !shape.test(bound)) return undefined;
  const day = Date.parse(`${bound.slice(0, 10)}T00:00Z`);
  // JavaScript reads the 31st of February as a day in March.
  if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(bound.slice(0, 10))) return undefined;
  const moment = Date.parse(bound.length > 10 ? bound.replace(" ", "T") : `${bound}T00:00`);
  return Number.isNaN(moment) ? undefined : moment;
}
