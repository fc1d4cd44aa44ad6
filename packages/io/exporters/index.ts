export * from "./export-table.ts";
export * from "./exporter.ts";
