export type { Probabilities } from "./draw-levels.ts";
export * from "./draw-rows.ts";
export * from "./order-variables.ts";
