import { z } from "zod";

export const MICROS_PER_UNIT = {
  second: 1e6,
  minute: 60e6,
  hour: 3_600e6,
  day: 86_400e6,
} as const;

export type TimeUnit = keyof typeof MICROS_PER_UNIT;
export const timeUnitSchema = z.enum(["second", "minute", "hour", "day"]);
