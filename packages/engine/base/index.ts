export * from "./define-errors.ts";
export * from "./progress.ts";
