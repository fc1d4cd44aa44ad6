export * from "./decode-rows.ts";
export * from "./describe-encoding.ts";
export * from "./encode-table.ts";
export * from "./encoder.ts";
export * from "./fit-encoding.ts";
export * from "./load-encoding.ts";
export * from "./plan-encoding.ts";
export * from "./positions-of.ts";
