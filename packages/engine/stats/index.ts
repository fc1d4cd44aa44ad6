export * from "./descriptive/index.ts";
export * from "./distributions/index.ts";
export * from "./errors.ts";
export * from "./special/index.ts";
