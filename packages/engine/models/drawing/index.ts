export * from "./draw-levels.ts";
export * from "./lattice.ts";
