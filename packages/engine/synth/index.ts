export * from "./errors.ts";
export * from "./generator.ts";
export * from "./registry.ts";
