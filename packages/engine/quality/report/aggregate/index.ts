export * from "./describe-associations.ts";
export * from "./describe-children.ts";
export * from "./describe-distribution.ts";
export * from "./describe-mosaic.ts";
export * from "./describe-projection.ts";
export * from "./fingerprint-database.ts";
export type { ColumnSides, TableSides } from "./sides.ts";
