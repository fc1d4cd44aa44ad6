export * from "./accounting/index.ts";
export * from "./descriptive/index.ts";
export * from "./distributions/index.ts";
export * from "./errors.ts";
export * from "./sketches/index.ts";
export * from "./special/index.ts";
