export * from "./connector.ts";
export * from "./errors.ts";
export * from "./exporters/index.ts";
export * from "./open-source.ts";
export * from "./read-subset.ts";
export * from "./read-table.ts";
export * from "./sandbox/sql-sandbox.ts";
export * from "./sheets/index.ts";
