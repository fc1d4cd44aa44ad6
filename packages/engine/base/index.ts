export * from "./define-errors.ts";
export * from "./failure.ts";
export * from "./kernel/assemble-kernel.ts";
export * from "./progress.ts";
export * from "./random/index.ts";
export * from "./sheet.ts";
