export * from "./adam.ts";
export * from "./optimiser.ts";
export * from "./training-step.ts";
