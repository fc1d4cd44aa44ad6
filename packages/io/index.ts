export * from "./connector.ts";
export * from "./errors.ts";
export * from "./read-subset.ts";
