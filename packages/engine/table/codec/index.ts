export * from "./frame.ts";
export * from "./pack-table.ts";
export * from "./table-decoder.ts";
export * from "./table-encoder.ts";
