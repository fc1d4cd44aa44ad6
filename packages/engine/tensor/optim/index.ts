export * from "./adam.ts";
export * from "./clip-per-example.ts";
export * from "./optimiser.ts";
export * from "./schedules.ts";
export * from "./sgd.ts";
export * from "./training-step.ts";
