export * from "./open-duckdb.ts";
export * from "./quote.ts";
export * from "./read-sql.ts";
